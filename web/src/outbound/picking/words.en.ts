import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  prompt: 'Scan a pick list',
  left: '{{count}} of {{of}} lines left',
  scanBin: 'Scan the bin',
  scanGoods: 'Scan the goods',
  rightBin: 'Right bin',
  picked: 'Picked',
  done: 'Picked',
  doneText: 'A second person checks now.',
  undo: 'Un-pick the last one',
  howMany: 'How many (of the scanned pack; may stay empty)',
  later: 'Later',
  short: 'Not enough',
  shortText: 'The rest is given back, the bin is held and counted, other stock is offered.',
  following: 'Next',
  codes: {
    task: {
      pick: 'To pick',
      short: 'Shortage',
    },
    action: {
      picking_make_list: 'Release to the floor',
      picking_pick: 'Pick',
      picking_unpick: 'Un-pick',
      picking_short_pick: 'Short pick',
    },
  },
}
