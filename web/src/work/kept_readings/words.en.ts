import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    task: {
      label_conflict: 'Label contradicts itself',
    },
  },
  at: 'Time',
  document: 'Document',
  station: 'Station',
  outcome: 'Outcome',
  reading: 'Reading',
  found: 'Findings',
  repaired: 'Repairs',
  settle: 'Settle',
  settleText: 'Look at the label itself; the reason says what holds.',
}
