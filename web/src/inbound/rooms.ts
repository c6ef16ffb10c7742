/** The rooms of this wing: goods that come. */
import { IconPackageImport, IconRosetteDiscountCheck, IconStackPush } from '@tabler/icons-react'
import { from, type Room } from '@/work/house/room'

const purchasing = () => import('./purchasing/pages')
const receiving = () => import('./receiving/pages')
const opening = () => import('./opening_stock/pages')
const BLUE = '#2f6db5'

export const ROOMS: Room[] = [
  {
    word: 'purchasing',
    desk: [
      { path: '/purchase-orders', screen: from(purchasing, 'PurchaseOrders') },
      { path: '/purchase-orders/$id', screen: from(purchasing, 'PurchaseOrder') },
      { path: '/notices', screen: from(purchasing, 'Notices') },
      { path: '/notices/$id', screen: from(purchasing, 'Notice') },
    ],
    menu: [
      {
        to: '/purchase-orders',
        label: 'inbound.purchaseOrders',
        icon: 'shoppingCart',
        key: 'p',
        right: 'documents.read',
      },
      {
        to: '/notices',
        label: 'inbound.notices',
        icon: 'truckDelivery',
        right: 'documents.read',
      },
    ],
    shows: { purchase_order: '/purchase-orders', shipping_notice: '/notices' },
  },
  {
    word: 'receiving',
    desk: [
      { path: '/receipts', screen: from(receiving, 'Receipts') },
      { path: '/receipts/$id', screen: from(receiving, 'Receipt') },
      { path: '/acceptances/$id', screen: from(receiving, 'Acceptance') },
    ],
    phone: [
      { path: 'receive', screen: from(() => import('./receiving/PhoneReceive'), 'PhoneReceive') },
      {
        path: 'receive/$id',
        screen: from(() => import('./receiving/PhoneReceipt'), 'PhoneReceipt'),
      },
    ],
    menu: [
      {
        to: '/receipts',
        label: 'inbound.receipts',
        icon: 'packageImport',
        key: 'r',
        right: 'documents.read',
      },
    ],
    tiles: [
      {
        to: '/m/receive',
        label: 'inbound.receive',
        icon: IconPackageImport,
        color: BLUE,
        rights: ['receiving.receive_line'],
      },
    ],
    shows: { receipt: '/receipts', acceptance: '/acceptances' },
    tasks: { receive: { phone: '/m/receive' } },
  },
  {
    word: 'acceptance',
    phone: [
      { path: 'accept', screen: from(() => import('./acceptance/PhoneAccept'), 'PhoneAccept') },
      {
        path: 'accept/$id/$line',
        screen: from(() => import('./acceptance/PhoneAcceptLine'), 'PhoneAcceptLine'),
      },
    ],
    tiles: [
      {
        to: '/m/accept',
        label: 'inbound.accept',
        icon: IconRosetteDiscountCheck,
        color: BLUE,
        rights: ['acceptance.accept'],
      },
    ],
    tasks: { accept: { phone: '/m/accept/$document/$line' } },
  },
  {
    word: 'putaway',
    phone: [
      { path: 'put-away', screen: from(() => import('./putaway/PhonePutAway'), 'PhonePutAway') },
      {
        path: 'put-away/$id/$line',
        screen: from(() => import('./putaway/PhonePutAwayLine'), 'PhonePutAwayLine'),
      },
    ],
    tiles: [
      {
        to: '/m/put-away',
        label: 'inbound.putAway',
        icon: IconStackPush,
        color: BLUE,
        rights: ['putaway.put_away'],
      },
    ],
    tasks: { put_away: { phone: '/m/put-away/$document/$line' } },
  },
  {
    word: 'opening_stock',
    desk: [
      { path: '/opening-stock', screen: from(opening, 'OpeningStocks') },
      { path: '/opening-stock/$id', screen: from(opening, 'OpeningStock') },
    ],
    menu: [
      {
        to: '/opening-stock',
        label: 'inbound.openingStock',
        icon: 'flag',
        right: 'documents.read',
      },
    ],
    shows: { opening_stock: '/opening-stock' },
  },
]
