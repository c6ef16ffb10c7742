import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    placeKind: {
      site: 'Site',
      zone: 'Zone',
      bin: 'Bin',
      dock: 'Dock',
      handling_unit: 'Handling unit',
      partner: 'Partner',
      virtual: 'Virtual place',
    },
    purpose: {
      storage: 'Storage',
      picking: 'Picking',
      receiving: 'Receiving',
      exception: 'Exception',
      rejected: 'Rejected',
      dispatch: 'Dispatch',
      quarantine: 'Quarantine',
      returns: 'Returns',
      transit: 'In transit',
      in_transit: 'In transit',
      packing: 'Packing',
      staging: 'Staging',
    },
    mixing: {
      any: 'Any goods',
      one_item: 'One item',
      one_lot: 'One lot',
    },
    action: {
      handling_break_up: 'Break up unit',
      handling_build_unit: 'Build unit',
      handling_open_case: 'Open case',
      handling_put_in: 'Put unit into another',
      places_save_place: 'Save place',
      labels_give_code: 'Give an in-house code',
      labels_print: 'Print labels',
    },
  },
  new: 'New place',
  notKnown: 'Not known',
  unit: {
    build: 'Build handling unit',
    buildText: 'A new, empty unit with an SSCC of its own; print its label, then put goods in.',
    putIn: 'Put into…',
    putInText: 'Into another unit or onto a place of this site, with all that is in it.',
    into: 'Unit or place',
    at: 'Stands at',
    breakUp: 'Break up',
    breakUpText: 'Goods and inner units stand where the unit stood; the unit itself is gone.',
    openCase: 'Open case',
    openCaseText: '{{count}} sealed here ({{level}}, {{factor}} each); the content becomes loose.',
    cases: 'How many to open',
  },
}
