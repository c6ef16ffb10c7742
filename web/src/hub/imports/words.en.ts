import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    action: {
      imports_take_part: 'Take some rows of a sheet in',
      imports_confirm_import: 'Confirm import',
    },
  },
  unknownColumns: 'Unknown columns:',
  allGood: 'Everything is right; confirm it',
  text: 'Choose a kind and upload CSV or Excel; nothing is written before you confirm.',
  kind: 'What',
  file: 'File',
  template: 'Template',
  preview: 'Preview',
  good: '{{count}} good rows',
  bad: '{{count}} bad rows',
  line: 'Line',
  column: 'Column',
  reason: 'Reason',
  value: 'Value',
  confirm: 'Confirm import',
  done: 'Imported',
}
