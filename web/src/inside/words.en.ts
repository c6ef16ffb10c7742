import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  title: 'In stock',
  counts: 'Counts',
  transfers: 'Transfers',
  holds: 'Holds',
  rfid: 'RFID batch',
  late: 'Late facts',
  count: 'Count',
  tally: 'Tally',
  relocate: 'Relocate',
  holdsTile: 'Holds',
}
