import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    labelFault: {
      unknown: 'unknown code',
      wrong_check_digit: 'wrong check digit',
      no_separator: 'separator missing',
      other_rule: 'another rule broken',
      against_notice: 'against the notice',
      against_registered: 'against the registration',
    },
  },
  faults: 'Faulty labels',
  missing: 'UDI missing',
  none: 'No labels have been received yet',
  noSupplier: 'no supplier',
  of: '{{count}} labels, {{share}} faulty',
  lines: 'Received lines',
  month: 'Month',
  labels: 'Labels read',
  without: 'Without UDI',
  rate: 'Share',
}
