import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  title: 'Outbound',
  salesOrders: 'Sales orders',
  picks: 'Pick lists',
  shipments: 'Shipments',
  pick: 'Pick',
  check: 'Check',
  ship: 'Pack & ship',
}
