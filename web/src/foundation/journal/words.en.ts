import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  number: 'Number',
  outcome: 'Outcome',
  command: 'Command',
  who: 'Who',
  when: 'When',
  filter: 'Filter by command',
  older: 'Older',
  newer: 'Newest',
  record: 'Record {{number}}',
  envelope: 'Envelope (as hashed)',
  body: 'Body',
  document: 'Document',
  hidden: 'Not for you to read',
}
