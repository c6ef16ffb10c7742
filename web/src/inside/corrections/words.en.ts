import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    action: {
      corrections_correct_goods: 'Correct goods',
      corrections_correct_lot: 'Correct a lot',
      corrections_correct_piece: 'Correct a piece',
    },
  },
  when: 'Since when',
  always: 'It was always so',
  fromDay: 'From a day on',
  since: 'From this day',
  otherLot: 'It is another lot',
  correctText: 'Change only what is wrong; what was believed stays in the history.',
  move: 'Goods of another lot',
  moveText: 'Goods without serial that belong to another lot; quantity in base units.',
}
