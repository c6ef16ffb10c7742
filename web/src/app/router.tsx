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
    (await Promise.all([load(), import('./mantine-more'), loadMoreTexts()]))[0]
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
  onDesk('/', () => import('@/tasks/DeskTasks'), 'DeskTasks'),
  createRoute({
    getParentRoute: () => desk,
    path: '/find',
    validateSearch: search,
    component: screen(() => import('@/search/DeskFind'), 'DeskFind'),
  }),
  onDesk('/outbox', () => import('./OutboxPage'), 'DeskOutbox'),
  onDesk('/password', () => import('./PasswordPage'), 'PasswordPage'),
  onDesk('/purchase-orders', () => import('@/purchasing/pages'), 'PurchaseOrders'),
  onDesk('/purchase-orders/$id', () => import('@/purchasing/pages'), 'PurchaseOrder'),
  onDesk('/notices', () => import('@/purchasing/pages'), 'Notices'),
  onDesk('/notices/$id', () => import('@/purchasing/pages'), 'Notice'),
  onDesk('/papers', () => import('@/papers/pages'), 'Papers'),
  onDesk('/papers/$id', () => import('@/papers/pages'), 'PaperPage'),
  onDesk('/receipts', () => import('@/receiving/pages'), 'Receipts'),
  onDesk('/receipts/$id', () => import('@/receiving/pages'), 'Receipt'),
  onDesk('/acceptances/$id', () => import('@/receiving/pages'), 'Acceptance'),
  onDesk('/stock', () => import('@/stock/StockPage'), 'StockPage'),
  onDesk('/lots/$id', () => import('@/stock/GoodsPages'), 'LotPage'),
  onDesk('/pieces/$id', () => import('@/stock/GoodsPages'), 'PiecePage'),
  onDesk('/counts', () => import('@/counting/pages'), 'Counts'),
  onDesk('/counts/$id', () => import('@/counting/pages'), 'Count'),
  onDesk('/late', () => import('@/late/pages'), 'LateFacts'),
  onDesk('/transfers', () => import('@/transfers/pages'), 'Transfers'),
  onDesk('/transfers/$id', () => import('@/transfers/pages'), 'Transfer'),
  onDesk('/opening-stock', () => import('@/opening/pages'), 'OpeningStocks'),
  onDesk('/opening-stock/$id', () => import('@/opening/pages'), 'OpeningStock'),
  onDesk('/sales-orders', () => import('@/sales/pages'), 'SalesOrders'),
  onDesk('/sales-orders/$id', () => import('@/sales/pages'), 'SalesOrder'),
  onDesk('/picks', () => import('@/picking/pages'), 'PickLists'),
  onDesk('/picks/$id', () => import('@/picking/pages'), 'PickList'),
  onDesk('/shipments', () => import('@/shipping/pages'), 'Shipments'),
  onDesk('/shipments/$id', () => import('@/shipping/pages'), 'Shipment'),
  onDesk('/rfid', () => import('@/rfid/pages'), 'RfidBatch'),
  onDesk('/holds', () => import('@/holds/pages'), 'Holds'),
  onDesk('/items', () => import('@/catalogue/pages'), 'ItemList'),
  onDesk('/items/$id', () => import('@/catalogue/pages'), 'ItemPage'),
  createRoute({
    getParentRoute: () => desk,
    path: '/codes',
    validateSearch: code,
    component: screen(() => import('@/identifiers/pages'), 'Codes'),
  }),
  onDesk('/udi', () => import('@/udidb/pages'), 'UdiDatabase'),
  onDesk('/udi/$di', () => import('@/udidb/pages'), 'UdiDevice'),
  onDesk('/proposals', () => import('@/registered/Proposals'), 'Proposals'),
  onDesk('/unknown-codes', () => import('@/unknown/pages'), 'UnknownCodes'),
  onDesk('/cleaning', () => import('@/cleaning/pages'), 'CleaningRuns'),
  onDesk('/cleaning/$id', () => import('@/cleaning/pages'), 'CleaningRun'),
  onDesk('/label-quality', () => import('@/labelquality/pages'), 'LabelQuality'),
  onDesk('/kept-readings', () => import('@/kept/pages'), 'KeptReadings'),
  onDesk('/twins', () => import('@/twins/pages'), 'Twins'),
  onDesk('/parallel', () => import('@/parallel/pages'), 'ParallelRuns'),
  onDesk('/parallel/$id', () => import('@/parallel/pages'), 'ParallelRun'),
  onDesk('/certificates', () => import('@/catalogue/pages'), 'CertificateList'),
  onDesk('/certificates/$id', () => import('@/catalogue/pages'), 'CertificatePage'),
  onDesk('/partners', () => import('@/partners/pages'), 'PartnerList'),
  onDesk('/partners/$id', () => import('@/partners/pages'), 'PartnerPage'),
  onDesk('/places', () => import('@/places/pages'), 'PlaceList'),
  onDesk('/places/$id', () => import('@/places/pages'), 'PlacePage'),
  onDesk('/people', () => import('@/people/pages'), 'PeopleList'),
  onDesk('/people/$id', () => import('@/people/pages'), 'PersonPage'),
  onDesk('/journal', () => import('@/journal/pages'), 'Journal'),
  onDesk('/imports', () => import('@/imports/pages'), 'Imports'),
  onDesk('/stations', () => import('@/stations/pages'), 'Stations'),
  onDesk('/settings', () => import('@/policy/pages'), 'Settings'),
]

const phoneRoutes = [
  createRoute({
    getParentRoute: () => phone,
    path: '/',
    component: lazyRouteComponent(() => import('@/home/PhoneHome'), 'PhoneHome'),
  }),
  onPhone('tasks', () => import('@/tasks/PhoneTasks'), 'PhoneTasks'),
  createRoute({
    getParentRoute: () => phone,
    path: 'find',
    validateSearch: search,
    component: screen(() => import('@/search/PhoneFind'), 'PhoneFind'),
  }),
  onPhone('receive', () => import('@/receiving/PhoneReceive'), 'PhoneReceive'),
  onPhone('receive/$id', () => import('@/receiving/PhoneReceipt'), 'PhoneReceipt'),
  onPhone('accept', () => import('@/acceptance/PhoneAccept'), 'PhoneAccept'),
  onPhone('accept/$id/$line', () => import('@/acceptance/PhoneAcceptLine'), 'PhoneAcceptLine'),
  onPhone('put-away', () => import('@/putaway/PhonePutAway'), 'PhonePutAway'),
  onPhone('put-away/$id/$line', () => import('@/putaway/PhonePutAwayLine'), 'PhonePutAwayLine'),
  onPhone('count', () => import('@/counting/PhoneCount'), 'PhoneCount'),
  onPhone('count/$id', () => import('@/counting/PhoneCountBins'), 'PhoneCountBins'),
  onPhone('late', () => import('@/late/PhoneLate'), 'PhoneLate'),
  onPhone('relocate', () => import('@/transfers/PhoneRelocate'), 'PhoneRelocate'),
  onPhone('pick', () => import('@/picking/PhonePick'), 'PhonePick'),
  onPhone('pick/$id', () => import('@/picking/PhonePickList'), 'PhonePickList'),
  onPhone('check', () => import('@/checking/PhoneCheck'), 'PhoneCheck'),
  onPhone('check/$id', () => import('@/checking/PhoneCheckOrder'), 'PhoneCheckOrder'),
  onPhone('ship', () => import('@/shipping/PhoneShip'), 'PhoneShip'),
  onPhone('ship/$id', () => import('@/shipping/PhoneShipment'), 'PhoneShipment'),
  createRoute({
    getParentRoute: () => phone,
    path: 'codes',
    validateSearch: code,
    component: screen(() => import('@/identifiers/pages'), 'PhoneCodes'),
  }),
  onPhone('tally', () => import('@/tally/PhoneTally'), 'PhoneTally'),
  onPhone('holds', () => import('@/holds/PhoneHolds'), 'PhoneHolds'),
  onPhone('outbox', () => import('./OutboxPage'), 'PhoneOutbox'),
  onPhone('scanner', () => import('@/scanning/ScannerTest'), 'ScannerTest'),
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
