import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    level: {
      base: 'Base unit',
      each: 'Each',
      inner: 'Inner box',
      box: 'Box',
      pack: 'Pack',
      carton: 'Carton',
      case: 'Case',
      pallet: 'Pallet',
      loose: 'Loose',
    },
    temperature: {
      ambient: 'Ambient',
      cool: 'Cool',
      cold: 'Cold',
      frozen: 'Frozen',
    },
    deviceClass: {
      '1': 'Class I',
      '2': 'Class II',
      '3': 'Class III',
      I: 'Class I',
      II: 'Class II',
      III: 'Class III',
    },
    action: {
      catalogue_bind: 'Bind code',
      catalogue_save_item: 'Save item',
      catalogue_save_certificate: 'Save certificate',
      catalogue_bind_identifier: 'Bind code',
      catalogue_unbind_identifier: 'Unbind code',
    },
    certificateState: {
      valid: 'Valid',
      not_yet: 'Not yet valid',
      expired: 'Expired',
    },
    certificateKind: {
      registration: 'Registration',
      filing: 'Filing',
    },
    unit: {
      EA: 'each',
      H87: 'piece',
      PR: 'pair',
      BX: 'box',
      PK: 'pack',
      CT: 'carton',
      BO: 'bottle',
      BG: 'bag',
      SET: 'set',
      KT: 'kit',
      TB: 'tube',
      VI: 'vial',
      ROL: 'roll',
      MTR: 'metre',
      GRM: 'gram',
      KGM: 'kilogram',
      MLT: 'millilitre',
      LTR: 'litre',
    },
  },
  item: {
    new: 'New item',
    stock: 'Stock',
    levels: 'Packaging levels',
    noLevels: 'Base unit only',
    factor: 'Base units',
  },
  certificate: {
    new: 'New certificate',
    endsBefore: 'Ends before',
  },
}
