import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  floor: {
    prompt: 'Scan a count or choose',
    counting: 'Counting',
    notInCount: 'This bin is not in the count',
    binFirst: 'Scan the bin first',
    unknown: 'Unknown goods: put aside, tell a supervisor',
    repeated: 'This serial is counted already',
    handedIn: 'Handed in',
    handIn: 'Hand in this bin',
    empty: 'The bin is empty: hand in',
    scanBin: 'Scan a bin to begin',
    scanGoods: 'Scan everything in it',
    nothingYet: 'Nothing scanned yet',
  },
  codes: {
    task: {
      count: 'To count',
      count_bin: 'Bin to count',
      recount: 'To recount',
      approve_count: 'Count to approve',
      approve: 'To approve',
    },
    action: {
      counting_open_count: 'Open count',
      counting_count_bin: 'Hand in bin',
      counting_reopen_count_line: 'Count again',
      counting_approve_count: 'Approve and post',
      counting_cancel_count: 'Cancel count',
    },
  },
  notYet: 'Not counted yet',
  round: 'Round',
  new: 'New count',
  places: 'Bins to count',
  counted: 'Counted',
  book: 'Ledger',
  difference: 'Difference',
  approve: 'Approve and post',
  reopen: 'Count again',
  review: 'Differences',
  blind: 'The ledger is not shown before approval',
  counter: 'Counted by',
  recounter: 'Recounted by',
}
