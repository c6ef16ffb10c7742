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
  count: '{{count}} reads',
  file: 'Choose a file',
  compare: 'Compare',
  heard: '{{reads}} reads of {{tags}} tags',
  times: 'Times read',
  signal: 'Best signal',
}
