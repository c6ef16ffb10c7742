/** The rooms of this wing: goods that go. */
import { IconClipboardCheck, IconHandGrab, IconPackageExport } from '@tabler/icons-react'
import { from, type Room } from '@/work/house/room'

const sales = () => import('./sales/pages')
const picking = () => import('./picking/pages')
const shipping = () => import('./shipping/pages')
const ORANGE = '#b3591a'

export const ROOMS: Room[] = [
  {
    word: 'sales',
    desk: [
      { path: '/sales-orders', screen: from(sales, 'SalesOrders') },
      { path: '/sales-orders/$id', screen: from(sales, 'SalesOrder') },
    ],
    menu: [
      {
        to: '/sales-orders',
        label: 'outbound.salesOrders',
        icon: 'clipboardCheck',
        key: 's',
        right: 'documents.read',
      },
    ],
    shows: { sales_order: '/sales-orders' },
  },
  {
    word: 'picking',
    desk: [
      { path: '/picks', screen: from(picking, 'PickLists') },
      { path: '/picks/$id', screen: from(picking, 'PickList') },
    ],
    phone: [
      { path: 'pick', screen: from(() => import('./picking/PhonePick'), 'PhonePick') },
      { path: 'pick/$id', screen: from(() => import('./picking/PhonePickList'), 'PhonePickList') },
    ],
    menu: [{ to: '/picks', label: 'outbound.picks', icon: 'checks', right: 'documents.read' }],
    tiles: [
      {
        to: '/m/pick',
        label: 'outbound.pick',
        icon: IconHandGrab,
        color: ORANGE,
        rights: ['picking.pick'],
      },
    ],
    shows: { pick_list: '/picks' },
    tasks: { pick: { phone: '/m/pick/$document' } },
  },
  {
    word: 'checking',
    phone: [
      { path: 'check', screen: from(() => import('./checking/PhoneCheck'), 'PhoneCheck') },
      {
        path: 'check/$id',
        screen: from(() => import('./checking/PhoneCheckOrder'), 'PhoneCheckOrder'),
      },
    ],
    tiles: [
      {
        to: '/m/check',
        label: 'outbound.check',
        icon: IconClipboardCheck,
        color: ORANGE,
        rights: ['checking.check'],
      },
    ],
    tasks: { check: { phone: '/m/check/$document' } },
  },
  {
    word: 'shipping',
    desk: [
      { path: '/shipments', screen: from(shipping, 'Shipments') },
      { path: '/shipments/$id', screen: from(shipping, 'Shipment') },
    ],
    phone: [
      { path: 'ship', screen: from(() => import('./shipping/PhoneShip'), 'PhoneShip') },
      { path: 'ship/$id', screen: from(() => import('./shipping/PhoneShipment'), 'PhoneShipment') },
    ],
    menu: [
      {
        to: '/shipments',
        label: 'outbound.shipments',
        icon: 'packageExport',
        key: 'd',
        right: 'documents.read',
      },
    ],
    tiles: [
      {
        to: '/m/ship',
        label: 'outbound.ship',
        icon: IconPackageExport,
        color: ORANGE,
        rights: ['shipping.pack', 'shipping.dispatch'],
      },
    ],
    shows: { shipment: '/shipments' },
    tasks: {
      pack: { phone: '/m/ship/$document' },
      ship: { phone: '/m/ship/$document' },
      deliver: { phone: '/m/ship/$document' },
    },
  },
]
