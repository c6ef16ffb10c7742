/** The rooms of this wing: goods that stay. */
import { IconArrowsExchange, IconClipboardList, IconLock, IconStack3 } from '@tabler/icons-react'
import { from, panelFrom, type Room } from '@/work/house/room'

const counting = () => import('./counting/pages')
const transfers = () => import('./transfers/pages')
const VIOLET = '#7a5bb0'

export const ROOMS: Room[] = [
  {
    word: 'counting',
    desk: [
      { path: '/counts', screen: from(counting, 'Counts') },
      { path: '/counts/$id', screen: from(counting, 'Count') },
    ],
    phone: [
      { path: 'count', screen: from(() => import('./counting/PhoneCount'), 'PhoneCount') },
      {
        path: 'count/$id',
        screen: from(() => import('./counting/PhoneCountBins'), 'PhoneCountBins'),
      },
    ],
    menu: [
      {
        to: '/counts',
        label: 'inside.counts',
        icon: 'clipboardList',
        key: 'c',
        right: 'documents.read',
      },
    ],
    tiles: [
      {
        to: '/m/count',
        label: 'inside.count',
        icon: IconClipboardList,
        color: VIOLET,
        rights: ['counting.count_bin'],
      },
    ],
    shows: { count: '/counts' },
    tasks: { count: { phone: '/m/count/$document' }, recount: { phone: '/m/count/$document' } },
  },
  {
    word: 'backdated',
    desk: [{ path: '/late', screen: from(() => import('./backdated/pages'), 'LateFacts') }],
    phone: [{ path: 'late', screen: from(() => import('./backdated/PhoneLate'), 'PhoneLate') }],
    menu: [{ to: '/late', label: 'inside.late', icon: 'clockExclamation' }],
    tasks: { late_fact: { desk: '/late', phone: '/m/late' } },
  },
  {
    word: 'tally',
    phone: [{ path: 'tally', screen: from(() => import('./tally/PhoneTally'), 'PhoneTally') }],
    tiles: [{ to: '/m/tally', label: 'inside.tally', icon: IconStack3, color: VIOLET }],
  },
  {
    word: 'rfid',
    desk: [{ path: '/rfid', screen: from(() => import('./rfid/pages'), 'RfidBatch') }],
    menu: [{ to: '/rfid', label: 'inside.rfid', icon: 'rss', right: 'stock.read' }],
  },
  {
    word: 'transfers',
    desk: [
      { path: '/transfers', screen: from(transfers, 'Transfers') },
      { path: '/transfers/$id', screen: from(transfers, 'Transfer') },
    ],
    phone: [
      {
        path: 'relocate',
        screen: from(() => import('./transfers/PhoneRelocate'), 'PhoneRelocate'),
      },
    ],
    menu: [
      {
        to: '/transfers',
        label: 'inside.transfers',
        icon: 'arrowsExchange',
        right: 'documents.read',
      },
    ],
    tiles: [
      {
        to: '/m/relocate',
        label: 'inside.relocate',
        icon: IconArrowsExchange,
        color: VIOLET,
        rights: ['transfers.relocate'],
      },
    ],
    shows: { transfer: '/transfers' },
  },
  {
    word: 'holds',
    desk: [{ path: '/holds', screen: from(() => import('./holds/pages'), 'Holds') }],
    phone: [{ path: 'holds', screen: from(() => import('./holds/PhoneHolds'), 'PhoneHolds') }],
    menu: [{ to: '/holds', label: 'inside.holds', icon: 'lock', key: 'h', right: 'stock.read' }],
    tiles: [
      {
        to: '/m/holds',
        label: 'inside.holdsTile',
        icon: IconLock,
        color: '#b02a37',
        rights: ['stock.read'],
      },
    ],
    panels: [
      {
        on: ['lot', 'piece'],
        as: 'button',
        label: 'codes.action.holds_place_hold',
        content: panelFrom(() => import('./holds/HoldButton'), 'HoldButton'),
      },
    ],
  },
  {
    word: 'corrections',
    panels: [
      {
        on: ['lot', 'piece'],
        as: 'part',
        label: 'records.said',
        content: panelFrom(() => import('./corrections/GoodsHistory'), 'GoodsHistory'),
      },
      {
        on: ['document'],
        as: 'button',
        label: 'codes.action.corrections_correct_text',
        content: panelFrom(() => import('./corrections/TextButton'), 'TextButton'),
      },
    ],
  },
]
