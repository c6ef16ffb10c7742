import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  floor: {
    prompt: 'Scan what to hold',
    cannot: 'This cannot be held',
    none: 'Nothing is held',
  },
  codes: {
    task: {
      approve_hold: 'Hold lift to approve',
      lift_hold: 'Hold to lift',
    },
    hold: {
      quality: 'Quality',
      recall: 'Recall',
      certificate: 'Certificate',
      count: 'Count',
      expiry: 'Expiry',
      other: 'Other',
      customs: 'Customs',
      damage: 'Damage',
    },
    holdScope: {
      '1': 'Item',
      '2': 'Lot',
      '3': 'Piece',
      '4': 'Place',
      '5': 'Supplier',
      item: 'Item',
      lot: 'Lot',
      piece: 'Piece',
      place: 'Place',
      supplier: 'Supplier',
    },
    action: {
      holds_place: 'Place hold',
      holds_place_hold: 'Place hold',
      holds_lift: 'Lift hold',
      holds_lift_hold: 'Lift hold',
      holds_approve_lift: 'Agree as buyer',
    },
    holdState: {
      active: 'Active',
      lifted: 'Lifted',
    },
  },
  new: 'New hold',
  scope: 'Scope',
  target: 'Target',
  reason: 'Reason for hold',
  approvals: 'Persons to lift',
  lift: 'Agree to lift',
  by: 'Placed by',
  at: 'Placed at',
  agreed: 'Agreed',
}
