import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    blocked: {
      held: 'Held',
      expired: 'Expired',
      not_released: 'Not released',
    },
  },
  label: 'Standing',
  some: 'Partly: {{what}}',
  insideText: 'only some of it',
}
