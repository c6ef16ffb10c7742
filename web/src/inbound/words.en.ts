import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  title: 'Inbound',
  purchaseOrders: 'Purchase orders',
  notices: 'Shipping notices',
  receipts: 'Receipts',
  openingStock: 'Opening stock',
  receive: 'Receive',
  accept: 'Accept',
  putAway: 'Put away',
}
