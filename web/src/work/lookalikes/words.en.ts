import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    twin: {
      name: 'name',
      code: 'code',
      lot: 'lot',
    },
  },
  alike: 'Alike in',
  goods: 'This',
  other: 'and this',
  warn: 'Look-alike goods nearby',
}
