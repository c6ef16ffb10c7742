import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  needs: {
    text: '{{field}}: please fill it in',
    choice: '{{field}}: please choose one',
    date: '{{field}}: a day is needed (year-month-day)',
    row: '{{field}}: at least one row is needed',
    amount: '{{field}}: a number is needed',
    number: '{{field}}: digits such as 12 or 2.5, without unit or comma',
  },
  photo: {
    take: 'Take photo',
    taken: 'Photo uploaded',
  },
  codes: {
    held: {
      code_unconfirmed: 'Code not confirmed yet: goods wait in the exception zone',
      code_unknown: 'Unknown code: goods wait in the exception zone',
      expiry: 'Short-dated: on hold until approved',
      before_count: 'Counted since: this was not posted',
      before_its_cause: 'Said to be earlier than what it follows from: this was not posted',
    },
    heldText: {
      code_unconfirmed: 'The goods are booked into the exception zone; do not scan again.',
      code_unknown: 'The goods are booked into the exception zone; do not scan again.',
      expiry: 'The goods are booked and locked; do not scan again.',
      before_count: 'Leave the goods, do not repeat it; a manager decides whether it is posted.',
      before_its_cause:
        'Leave the goods, do not repeat it; look at the clock of the device. A manager decides whether it is posted.',
    },
  },
}
