import {
  IconArrowsExchange,
  IconBulb,
  IconHelpHexagon,
  IconWash,
  IconChartBar,
  IconArrowsDiff,
  IconFileDescription,
  IconRss,
  IconArrowsSplit2,
  IconBarcode,
  IconBarcodeOff,
  IconBox,
  IconBuilding,
  IconBuildingWarehouse,
  IconCertificate,
  IconChecklist,
  IconChecks,
  IconClockExclamation,
  IconClipboardCheck,
  IconClipboardList,
  IconDatabaseSearch,
  IconFileImport,
  IconFlag,
  IconHistory,
  IconLock,
  IconPackageExport,
  IconPackageImport,
  IconScan,
  IconSettings,
  IconShoppingCart,
  IconStack2,
  IconTruckDelivery,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'

export interface NavItem {
  to: string
  label: NavLabel
  icon: Icon
  /** The key pressed after `g` that goes there. */
  key?: string
}

export type NavLabel =
  | 'tasks'
  | 'purchaseOrders'
  | 'receipts'
  | 'stock'
  | 'counts'
  | 'salesOrders'
  | 'shipments'
  | 'holds'
  | 'items'
  | 'partners'
  | 'places'
  | 'people'
  | 'certificates'
  | 'journal'
  | 'imports'
  | 'settings'
  | 'picks'
  | 'transfers'
  | 'notices'
  | 'documents'
  | 'labels'
  | 'openingStock'
  | 'late'
  | 'stations'
  | 'codes'
  | 'parallel'
  | 'rfid'
  | 'papers'
  | 'twins'
  | 'labelQuality'
  | 'kept'
  | 'cleaning'
  | 'unknown'
  | 'proposals'
  | 'udi'

export type GroupLabel =
  'inbound' | 'inside' | 'outbound' | 'quality' | 'codesGroup' | 'reference' | 'golive' | 'system'

export interface NavGroup {
  label: GroupLabel | null
  items: NavItem[]
}

export const NAV: NavGroup[] = [
  { label: null, items: [{ to: '/', label: 'tasks', icon: IconChecklist, key: 't' }] },
  {
    label: 'inbound',
    items: [
      { to: '/purchase-orders', label: 'purchaseOrders', icon: IconShoppingCart, key: 'p' },
      { to: '/notices', label: 'notices', icon: IconTruckDelivery },
      { to: '/papers', label: 'papers', icon: IconFileDescription },
      { to: '/receipts', label: 'receipts', icon: IconPackageImport, key: 'r' },
    ],
  },
  {
    label: 'inside',
    items: [
      { to: '/stock', label: 'stock', icon: IconStack2, key: 'k' },
      { to: '/counts', label: 'counts', icon: IconClipboardList, key: 'c' },
      { to: '/late', label: 'late', icon: IconClockExclamation },
      { to: '/rfid', label: 'rfid', icon: IconRss },
      { to: '/transfers', label: 'transfers', icon: IconArrowsExchange },
    ],
  },
  {
    label: 'outbound',
    items: [
      { to: '/sales-orders', label: 'salesOrders', icon: IconClipboardCheck, key: 's' },
      { to: '/picks', label: 'picks', icon: IconChecks },
      { to: '/shipments', label: 'shipments', icon: IconPackageExport, key: 'd' },
    ],
  },
  {
    label: 'quality',
    items: [
      { to: '/twins', label: 'twins', icon: IconArrowsDiff },
      { to: '/holds', label: 'holds', icon: IconLock, key: 'h' },
    ],
  },
  {
    label: 'codesGroup',
    items: [
      { to: '/unknown-codes', label: 'unknown', icon: IconHelpHexagon },
      { to: '/codes', label: 'codes', icon: IconBarcode },
      { to: '/proposals', label: 'proposals', icon: IconBulb },
      { to: '/label-quality', label: 'labelQuality', icon: IconChartBar },
      { to: '/kept-readings', label: 'kept', icon: IconBarcodeOff },
      { to: '/udi', label: 'udi', icon: IconDatabaseSearch },
    ],
  },
  {
    label: 'reference',
    items: [
      { to: '/items', label: 'items', icon: IconBox, key: 'i' },
      { to: '/certificates', label: 'certificates', icon: IconCertificate },
      { to: '/partners', label: 'partners', icon: IconBuilding },
      { to: '/places', label: 'places', icon: IconBuildingWarehouse },
      { to: '/people', label: 'people', icon: IconUsers },
    ],
  },
  {
    label: 'golive',
    items: [
      { to: '/cleaning', label: 'cleaning', icon: IconWash },
      { to: '/imports', label: 'imports', icon: IconFileImport },
      { to: '/parallel', label: 'parallel', icon: IconArrowsSplit2 },
      { to: '/opening-stock', label: 'openingStock', icon: IconFlag },
    ],
  },
  {
    label: 'system',
    items: [
      { to: '/journal', label: 'journal', icon: IconHistory, key: 'j' },
      { to: '/stations', label: 'stations', icon: IconScan },
      { to: '/settings', label: 'settings', icon: IconSettings },
    ],
  },
]
