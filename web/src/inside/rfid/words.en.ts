import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    rfid: {
      found: 'Found',
      missing: 'Missing',
      stray: 'Stray',
      unsure: 'Unsure',
    },
    rfidLine: {
      empty: 'empty line',
      not_hex: 'the first column is no EPC in hex',
      too_short: 'the EPC has fewer than 16 digits',
      too_long: 'the EPC has more than 128 digits',
    },
    rfidReason: {
      unreadable: 'not readable',
      unknown_code: 'unknown code',
      weak: 'weak signal',
      no_serial: 'no serial number',
      second_tag: 'another tag names the same thing',
    },
  },
  place: 'Read in which bin',
  placeText: 'Empty: tags are only named, not compared with what should be there',
  reads: 'Tags that were read',
  readsText: 'One per line: EPC in hex, antenna, signal; paste what the reader exports',
  file: 'Choose a file',
  compare: 'Compare',
  heard: '{{reads}} reads of {{tags}} tags',
  against: 'Compare with',
  againstPlace: 'A bin',
  againstNotice: 'A shipping notice',
  againstPicks: 'A pick list',
  document: 'Document',
  documentText: 'Empty: tags are only named, not compared with what should be there',
  line: 'Line',
  text: 'Text',
  left: '{{count}} lines are no reads and were not compared',
  readsOfLines: '{{lines}} lines: {{reads}} reads, {{left}} that are no reads',
  comparedWith: 'Compared with {{what}}',
  withNothing: 'Not compared with anything: tags were only named',
  times: 'Times read',
  signal: 'Best signal',
}
