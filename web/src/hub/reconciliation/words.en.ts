import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    difference: {
      late: 'Late',
      unit: 'Unit',
      status: 'Status',
      lot_spelling: 'Lot spelling',
      owner: 'Owner',
      missing: 'Missing',
      double: 'Double',
      quantity: 'Quantity',
      unreadable: 'Unreadable',
    },
    parallelState: {
      mapping: 'Columns to check',
      compared: 'Compared',
    },
    parallelFact: {
      late_in: 'late in',
      factor: 'factor',
      times: 'times',
      their_lot: 'their lot',
      our_lot: 'our lot',
      missing_in: 'missing in',
      reason: 'reason',
    },
    parallelSide: {
      theirs: 'theirs',
      ours: 'ours',
    },
    action: {
      parallel_map_list: 'Map a stock list',
      parallel_explain_difference: 'Explain a difference',
    },
  },
  upload: "Upload the old system's stock",
  none: 'No night has been compared yet',
  noneText: "Upload the old system's stock list each night; it is laid beside ours.",
  night: 'Night',
  equal: 'Equal',
  equalOf: '{{equal}} of {{rows}} equal',
  explained: '{{count}} explained',
  columnsText: 'Say what each column of the list is; it is recognised from then on.',
  noDifference: 'No differences',
  theirs: 'Theirs',
  ours: 'Ours',
  explain: 'Explain',
  reopen: 'Open again',
}
