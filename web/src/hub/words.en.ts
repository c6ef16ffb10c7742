import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  title: 'Data hub',
  cleaning: 'Cleaning',
  papers: 'Supplier papers',
  parallel: 'Parallel run',
  imports: 'Import',
}
