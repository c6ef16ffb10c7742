import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  title: 'Codes and look-alikes',
  unknown: 'Unknown codes',
  kept: 'Odd readings',
  twins: 'Look-alikes',
}
