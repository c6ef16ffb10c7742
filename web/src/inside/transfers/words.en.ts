import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  floor: {
    scanFrom: 'Scan the bin',
    scanGoods: 'Scan the goods',
    scanTo: 'Scan the new bin',
    notHere: 'These goods are not here',
    first: 'Scan bin and goods first',
    done: 'Moved to',
    there: 'There',
    howMany: 'How many (empty: all)',
    other: 'Other goods',
  },
  codes: {
    task: {
      arrive: 'To receive in transit',
    },
    action: {
      transfers_relocate: 'Relocate',
      transfers_undo_relocation: 'Undo relocation',
      transfers_dispatch_transfer: 'Dispatch transfer',
      transfers_arrive_transfer: 'Arrive transfer',
      transfers_cancel_transfer: 'Cancel transfer',
    },
  },
  new: 'New transfer',
  to: 'To site',
  arrive: 'Arrived',
}
