import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  floor: {
    none: 'Nothing to do',
    noneFor: 'There is no task for these goods',
  },
  none: 'Nothing to do',
  noneText: 'New work appears here by itself.',
  take: 'Take',
  giveBack: 'Give back',
  handOver: 'Hand over',
  open: 'Open',
  hello: 'Hello, {{name}}',
  summary: '{{count}} things to do',
}
