import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    task: {
      release_to_floor: 'To release to the floor',
      allocate: 'To allocate',
      held_order: 'Order stopped by a hold',
    },
    passed: {
      not_released: 'Not released',
      held: 'On hold',
      expired: 'Expired',
      short_life: 'Remaining life too short',
      allocated: 'Allocated elsewhere',
      not_in_storage: 'Not in storage',
      later_expiry: 'Expires later',
    },
    action: {
      sales_place_sales_order: 'New sales order',
      sales_allocate: 'Allocate',
      sales_release_allocation: 'Release allocation',
      sales_cancel_sales_order: 'Cancel order',
      sales_short_close_sales_line: 'Short-close',
    },
  },
}
