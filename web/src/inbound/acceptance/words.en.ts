import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  prompt: 'Scan goods to accept',
  compare: 'Scan to compare, then decide',
  matches: 'As on the document',
  differs: 'Not as on the document',
  otherItem: 'another item',
  all: 'Release all',
  part: 'Part…',
  released: 'Released',
  rejected: 'Rejected',
  done: 'Accepted',
  codes: {
    task: {
      accept: 'To accept',
    },
    action: {
      acceptance_accept: 'Accept',
      acceptance_withdraw_acceptance: 'Withdraw acceptance',
    },
  },
}
