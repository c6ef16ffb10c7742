import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  title: 'Look up',
  tasks: 'My tasks',
  stock: 'Stock',
  labelQuality: 'Label quality',
  tasksTile: 'My tasks',
  find: 'Look up',
}
