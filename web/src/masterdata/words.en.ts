import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  title: 'Master data',
  udi: 'UDI databases',
  items: 'Items',
  partners: 'Partners',
  places: 'Places',
  people: 'People',
  proposals: 'UDI proposals',
  identifiers: 'Codes',
  certificates: 'Certificates',
  stations: 'Scanner stations',
  settings: 'Settings',
  scannerTest: 'Scanner self-test',
}
