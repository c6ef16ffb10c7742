import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    action: {
      corrections_correct_goods: 'Correct goods',
      corrections_correct_lot: 'Correct a lot',
      corrections_correct_piece: 'Correct a piece',
      corrections_correct_text: 'Correct an odd text',
    },
  },
  when: 'Since when',
  always: 'It was always so',
  fromDay: 'From a day on',
  since: 'From this day',
  otherLot: 'It is another lot',
  correctText: 'Change only what is wrong; what was believed stays in the history.',
  move: 'Goods of another lot',
  textText: 'An earlier version took this in; today it could not be written so.',
  textOf: 'Which text',
  textNow: 'What it should be',
  of: {
    due: 'Due date',
    notice_lot: 'Announced lot',
    notice_expiry: 'Announced expiry',
    notice_produced: 'Announced production date',
    opening_expiry: 'Expiry of opening stock',
  },
  moveText: 'Goods without serial that belong to another lot; quantity in base units.',
}
