import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    task: {
      late_fact: 'Late fact to decide',
    },
    lateState: {
      open: 'To decide',
      accepted: 'Posted',
      refused: 'Not posted',
    },
    action: {
      late_accept_late_fact: 'Accept a late fact',
      late_refuse_late_fact: 'Refuse a late fact',
    },
  },
  what: 'What was done',
  sentBy: 'Sent by',
  happened: 'Happened',
  came: 'Arrived',
  count: 'What says otherwise',
  counted: 'Counted',
  cause: 'Not before',
  accept: 'Post',
  acceptText: {
    before_count:
      'The count missed it: posted as of when it happened, and the bin is counted again.',
    before_its_cause:
      'What it follows from happened later: posted at that moment; the time that was sent is kept.',
  },
  refuse: 'Do not post',
  refuseText: {
    before_count: 'The count has it already: the ledger stays.',
    before_its_cause: 'It did not happen: the ledger stays.',
  },
  other: 'Yours: somebody else decides',
  none: 'No late fact waits for a decision',
}
