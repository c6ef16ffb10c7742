import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  prompt: 'Scan an order to check',
  scanGoods: 'Scan the goods',
  right: 'Right',
  howMany: 'How many (of the scanned pack; may stay empty)',
  undo: 'Withdraw the last one',
  codes: {
    task: {
      check: 'To check',
    },
    action: {
      checking_check: 'Check',
      checking_withdraw_check: 'Withdraw check',
    },
  },
}
