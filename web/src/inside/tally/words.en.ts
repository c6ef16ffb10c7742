import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    tally: {
      counted: 'Counted',
      duplicate: 'Again: not counted',
      asks: 'From inside, or another one?',
      none: 'Not counted',
      contradiction: 'Not counted: it contradicts what was scanned',
      scanned_already: 'Scanned already, not counted again',
      in_counted_unit: 'Its unit is counted already',
      serial_not_scanned: 'Its serial was not scanned: one that is counted, or another?',
      lot_differs: 'This serial was scanned with another lot: look at the label',
      opened_already: 'This unit is open already',
      content_unknown: 'Nobody knows what is in it: open it and scan',
      same_lot_counted: 'A whole case of this lot is counted: from inside, or another?',
    },
  },
  prompt: 'Scan pallets, cartons, pieces in any order',
  counted: 'Counted',
  open: 'It is opened: scan what is in it',
  isOpen: 'Open:',
  inside: 'It is from inside',
  another: 'It is another one',
  total: 'Total of {{count}} scans',
  clear: 'Begin anew',
}
