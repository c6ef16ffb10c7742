import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { loadMoreTexts } from '@/messages'
import { Crashed, NotFound } from './Fallbacks'

type Screens = Record<string, unknown>

/** A screen behind the first one, with the styles and texts that those need. */
function screen<Module extends Screens, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
) {
  const styled = async (): Promise<Module> =>
    (await Promise.all([load(), import('@/ui/mantine-more'), loadMoreTexts()]))[0]
  return lazyRouteComponent(styled, name)
}

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: Crashed,
})

// Each face is fetched by itself: a handheld never loads the desk.
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: screen(() => import('./DeskShell'), 'DeskShell'),
})
const phone = createRoute({
  getParentRoute: () => root,
  path: '/m',
  component: lazyRouteComponent(() => import('./PhoneShell'), 'PhoneShell'),
})

const search = (raw: Record<string, unknown>): { q: string } => ({ q: String(raw['q'] ?? '') })

const code = (raw: Record<string, unknown>): { scheme: string; value: string } => ({
  scheme: String(raw['scheme'] ?? ''),
  value: String(raw['value'] ?? ''),
})

/** A screen of the desk at an address. */
function onDesk<Path extends string, Module extends Screens>(
  path: Path,
  load: () => Promise<Module>,
  name: keyof Module & string,
) {
  return createRoute({ getParentRoute: () => desk, path, component: screen(load, name) })
}

/** A screen of the phone at an address under `/m`. */
function onPhone<Path extends string, Module extends Screens>(
  path: Path,
  load: () => Promise<Module>,
  name: keyof Module & string,
) {
  return createRoute({ getParentRoute: () => phone, path, component: screen(load, name) })
}

const deskRoutes = [
  onDesk('/', () => import('@/views/tasks/DeskTasks'), 'DeskTasks'),
  createRoute({
    getParentRoute: () => desk,
    path: '/find',
    validateSearch: search,
    component: screen(() => import('@/views/search/DeskFind'), 'DeskFind'),
  }),
  onDesk('/outbox', () => import('./OutboxPage'), 'DeskOutbox'),
  onDesk('/password', () => import('./PasswordPage'), 'PasswordPage'),
  onDesk('/purchase-orders', () => import('@/inbound/purchasing/pages'), 'PurchaseOrders'),
  onDesk('/purchase-orders/$id', () => import('@/inbound/purchasing/pages'), 'PurchaseOrder'),
  onDesk('/notices', () => import('@/inbound/purchasing/pages'), 'Notices'),
  onDesk('/notices/$id', () => import('@/inbound/purchasing/pages'), 'Notice'),
  onDesk('/papers', () => import('@/hub/supplier_documents/pages'), 'Papers'),
  onDesk('/papers/$id', () => import('@/hub/supplier_documents/pages'), 'PaperPage'),
  onDesk('/receipts', () => import('@/inbound/receiving/pages'), 'Receipts'),
  onDesk('/receipts/$id', () => import('@/inbound/receiving/pages'), 'Receipt'),
  onDesk('/acceptances/$id', () => import('@/inbound/receiving/pages'), 'Acceptance'),
  onDesk('/stock', () => import('@/views/stock/StockPage'), 'StockPage'),
  onDesk('/lots/$id', () => import('@/views/stock/GoodsPages'), 'LotPage'),
  onDesk('/pieces/$id', () => import('@/views/stock/GoodsPages'), 'PiecePage'),
  onDesk('/counts', () => import('@/inside/counting/pages'), 'Counts'),
  onDesk('/counts/$id', () => import('@/inside/counting/pages'), 'Count'),
  onDesk('/late', () => import('@/inside/backdated/pages'), 'LateFacts'),
  onDesk('/transfers', () => import('@/inside/transfers/pages'), 'Transfers'),
  onDesk('/transfers/$id', () => import('@/inside/transfers/pages'), 'Transfer'),
  onDesk('/opening-stock', () => import('@/inbound/opening_stock/pages'), 'OpeningStocks'),
  onDesk('/opening-stock/$id', () => import('@/inbound/opening_stock/pages'), 'OpeningStock'),
  onDesk('/sales-orders', () => import('@/outbound/sales/pages'), 'SalesOrders'),
  onDesk('/sales-orders/$id', () => import('@/outbound/sales/pages'), 'SalesOrder'),
  onDesk('/picks', () => import('@/outbound/picking/pages'), 'PickLists'),
  onDesk('/picks/$id', () => import('@/outbound/picking/pages'), 'PickList'),
  onDesk('/shipments', () => import('@/outbound/shipping/pages'), 'Shipments'),
  onDesk('/shipments/$id', () => import('@/outbound/shipping/pages'), 'Shipment'),
  onDesk('/rfid', () => import('@/work/rfid/pages'), 'RfidBatch'),
  onDesk('/holds', () => import('@/inside/holds/pages'), 'Holds'),
  onDesk('/items', () => import('@/masterdata/catalogue/pages'), 'ItemList'),
  onDesk('/items/$id', () => import('@/masterdata/catalogue/pages'), 'ItemPage'),
  createRoute({
    getParentRoute: () => desk,
    path: '/codes',
    validateSearch: code,
    component: screen(() => import('@/masterdata/identifiers/pages'), 'Codes'),
  }),
  onDesk('/udi', () => import('@/masterdata/udidb/pages'), 'UdiDatabase'),
  onDesk('/udi/$di', () => import('@/masterdata/udidb/pages'), 'UdiDevice'),
  onDesk('/proposals', () => import('@/masterdata/udi_proposals/Proposals'), 'Proposals'),
  onDesk('/unknown-codes', () => import('@/work/unknown_codes/pages'), 'UnknownCodes'),
  onDesk('/cleaning', () => import('@/hub/data_cleansing/pages'), 'CleaningRuns'),
  onDesk('/cleaning/$id', () => import('@/hub/data_cleansing/pages'), 'CleaningRun'),
  onDesk('/label-quality', () => import('@/views/label_quality/pages'), 'LabelQuality'),
  onDesk('/kept-readings', () => import('@/work/kept_readings/pages'), 'KeptReadings'),
  onDesk('/twins', () => import('@/work/lookalikes/pages'), 'Twins'),
  onDesk('/parallel', () => import('@/hub/reconciliation/pages'), 'ParallelRuns'),
  onDesk('/parallel/$id', () => import('@/hub/reconciliation/pages'), 'ParallelRun'),
  onDesk('/certificates', () => import('@/masterdata/catalogue/pages'), 'CertificateList'),
  onDesk('/certificates/$id', () => import('@/masterdata/catalogue/pages'), 'CertificatePage'),
  onDesk('/partners', () => import('@/masterdata/partners/pages'), 'PartnerList'),
  onDesk('/partners/$id', () => import('@/masterdata/partners/pages'), 'PartnerPage'),
  onDesk('/places', () => import('@/masterdata/places/pages'), 'PlaceList'),
  onDesk('/places/$id', () => import('@/masterdata/places/pages'), 'PlacePage'),
  onDesk('/people', () => import('@/masterdata/people/pages'), 'PeopleList'),
  onDesk('/people/$id', () => import('@/masterdata/people/pages'), 'PersonPage'),
  onDesk('/journal', () => import('@/foundation/journal/pages'), 'Journal'),
  onDesk('/imports', () => import('@/hub/imports/pages'), 'Imports'),
  onDesk('/stations', () => import('@/masterdata/stations/pages'), 'Stations'),
  onDesk('/settings', () => import('@/masterdata/policy/pages'), 'Settings'),
]

const phoneRoutes = [
  createRoute({
    getParentRoute: () => phone,
    path: '/',
    component: lazyRouteComponent(() => import('./PhoneHome'), 'PhoneHome'),
  }),
  onPhone('tasks', () => import('@/views/tasks/PhoneTasks'), 'PhoneTasks'),
  createRoute({
    getParentRoute: () => phone,
    path: 'find',
    validateSearch: search,
    component: screen(() => import('@/views/search/PhoneFind'), 'PhoneFind'),
  }),
  onPhone('receive', () => import('@/inbound/receiving/PhoneReceive'), 'PhoneReceive'),
  onPhone('receive/$id', () => import('@/inbound/receiving/PhoneReceipt'), 'PhoneReceipt'),
  onPhone('accept', () => import('@/inbound/acceptance/PhoneAccept'), 'PhoneAccept'),
  onPhone(
    'accept/$id/$line',
    () => import('@/inbound/acceptance/PhoneAcceptLine'),
    'PhoneAcceptLine',
  ),
  onPhone('put-away', () => import('@/inbound/putaway/PhonePutAway'), 'PhonePutAway'),
  onPhone(
    'put-away/$id/$line',
    () => import('@/inbound/putaway/PhonePutAwayLine'),
    'PhonePutAwayLine',
  ),
  onPhone('count', () => import('@/inside/counting/PhoneCount'), 'PhoneCount'),
  onPhone('count/$id', () => import('@/inside/counting/PhoneCountBins'), 'PhoneCountBins'),
  onPhone('late', () => import('@/inside/backdated/PhoneLate'), 'PhoneLate'),
  onPhone('relocate', () => import('@/inside/transfers/PhoneRelocate'), 'PhoneRelocate'),
  onPhone('pick', () => import('@/outbound/picking/PhonePick'), 'PhonePick'),
  onPhone('pick/$id', () => import('@/outbound/picking/PhonePickList'), 'PhonePickList'),
  onPhone('check', () => import('@/outbound/checking/PhoneCheck'), 'PhoneCheck'),
  onPhone('check/$id', () => import('@/outbound/checking/PhoneCheckOrder'), 'PhoneCheckOrder'),
  onPhone('ship', () => import('@/outbound/shipping/PhoneShip'), 'PhoneShip'),
  onPhone('ship/$id', () => import('@/outbound/shipping/PhoneShipment'), 'PhoneShipment'),
  createRoute({
    getParentRoute: () => phone,
    path: 'codes',
    validateSearch: code,
    component: screen(() => import('@/masterdata/identifiers/pages'), 'PhoneCodes'),
  }),
  onPhone('tally', () => import('@/work/tally/PhoneTally'), 'PhoneTally'),
  onPhone('holds', () => import('@/inside/holds/PhoneHolds'), 'PhoneHolds'),
  onPhone('outbox', () => import('./OutboxPage'), 'PhoneOutbox'),
  onPhone('scanner', () => import('@/masterdata/stations/ScannerTest'), 'ScannerTest'),
]

const tree = root.addChildren([desk.addChildren(deskRoutes), phone.addChildren(phoneRoutes)])

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
