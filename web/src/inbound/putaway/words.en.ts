import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  rightGoods: 'Right goods: scan the bin',
  otherGoods: 'These are other goods',
  prompt: 'Scan goods to put away',
  scanBin: 'Scan the bin',
  suggested: 'Suggested bin',
  others: 'Also possible:',
  sameItem: 'same item there',
  empty: 'empty bin',
  free: 'room for {{count}}',
  freeUnknown: 'room not known',
  part: 'Only a part (empty: all)',
  left: 'Left',
  done: 'Put away in',
  codes: {
    task: {
      put_away: 'To put away',
    },
    action: {
      putaway_put_away: 'Put away',
      putaway_give_back_put_away: 'Give back put-away',
    },
  },
}
