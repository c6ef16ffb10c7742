import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  title: 'System',
  journal: 'Journal',
  system: 'How the system is',
}
