import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    quality: {
      '1': 'Quarantine',
      '2': 'Released',
      '3': 'Rejected',
      '4': 'Return quarantine',
      quarantine: 'Quarantine',
      released: 'Released',
      rejected: 'Rejected',
      return_quarantine: 'Return quarantine',
    },
  },
  by: 'Added up by',
  none: 'No stock',
  packedAs: 'Packed as',
  allocated: 'Allocated',
  movements: 'Movements',
  outside: 'Outside',
  views: {
    item: 'By item',
    lot: 'By lot',
    piece: 'By serial',
    place: 'By place',
    owner: 'By owner',
    key: 'All balances',
  },
}
