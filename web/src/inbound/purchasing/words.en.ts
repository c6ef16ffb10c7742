import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    task: {
      decide_excess: 'Excess to decide',
    },
    action: {
      purchasing_place_order: 'New purchase order',
      purchasing_cancel_order: 'Cancel order',
      purchasing_short_close_line: 'Short-close',
      purchasing_announce_delivery: 'Record shipping notice',
      purchasing_cancel_notice: 'Cancel notice',
      purchasing_decide_excess: 'Decide on excess',
    },
  },
  notice: {
    new: 'New shipping notice',
    forOrder: 'For which purchase order?',
    orderLine: 'Order line',
    due: 'Expected on',
    reference: "Supplier's reference",
  },
}
