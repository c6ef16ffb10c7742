import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { loadMoreTexts } from '@/messages'
import { Crashed, NotFound } from './Fallbacks'

/** A screen behind the first one, with the styles and texts that those need. */
function screen<Module extends Record<string, unknown>, Name extends keyof Module & string>(
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

const deskRoutes = [
  createRoute({
    getParentRoute: () => desk,
    path: '/',
    component: screen(() => import('@/tasks/DeskTasks'), 'DeskTasks'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/find',
    validateSearch: search,
    component: screen(() => import('@/search/DeskFind'), 'DeskFind'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/outbox',
    component: screen(() => import('./OutboxPage'), 'DeskOutbox'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/password',
    component: screen(() => import('./PasswordPage'), 'PasswordPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/purchase-orders',
    component: screen(() => import('@/purchasing/pages'), 'PurchaseOrders'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/purchase-orders/$id',
    component: screen(() => import('@/purchasing/pages'), 'PurchaseOrder'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/notices',
    component: screen(() => import('@/purchasing/pages'), 'Notices'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/notices/$id',
    component: screen(() => import('@/purchasing/pages'), 'Notice'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/receipts',
    component: screen(() => import('@/receiving/pages'), 'Receipts'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/receipts/$id',
    component: screen(() => import('@/receiving/pages'), 'Receipt'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/acceptances/$id',
    component: screen(() => import('@/receiving/pages'), 'Acceptance'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/stock',
    component: screen(() => import('@/stock/StockPage'), 'StockPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/lots/$id',
    component: screen(() => import('@/stock/GoodsPages'), 'LotPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/pieces/$id',
    component: screen(() => import('@/stock/GoodsPages'), 'PiecePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/counts',
    component: screen(() => import('@/counting/pages'), 'Counts'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/counts/$id',
    component: screen(() => import('@/counting/pages'), 'Count'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/late',
    component: screen(() => import('@/late/pages'), 'LateFacts'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/transfers',
    component: screen(() => import('@/transfers/pages'), 'Transfers'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/transfers/$id',
    component: screen(() => import('@/transfers/pages'), 'Transfer'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/opening-stock',
    component: screen(() => import('@/opening/pages'), 'OpeningStocks'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/opening-stock/$id',
    component: screen(() => import('@/opening/pages'), 'OpeningStock'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/sales-orders',
    component: screen(() => import('@/sales/pages'), 'SalesOrders'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/sales-orders/$id',
    component: screen(() => import('@/sales/pages'), 'SalesOrder'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/picks',
    component: screen(() => import('@/picking/pages'), 'PickLists'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/picks/$id',
    component: screen(() => import('@/picking/pages'), 'PickList'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/shipments',
    component: screen(() => import('@/shipping/pages'), 'Shipments'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/shipments/$id',
    component: screen(() => import('@/shipping/pages'), 'Shipment'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/holds',
    component: screen(() => import('@/holds/pages'), 'Holds'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/items',
    component: screen(() => import('@/catalogue/pages'), 'ItemList'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/items/$id',
    component: screen(() => import('@/catalogue/pages'), 'ItemPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/codes',
    validateSearch: code,
    component: screen(() => import('@/identifiers/pages'), 'Codes'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/udi',
    component: screen(() => import('@/udidb/pages'), 'UdiDatabase'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/udi/$di',
    component: screen(() => import('@/udidb/pages'), 'UdiDevice'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/certificates',
    component: screen(() => import('@/catalogue/pages'), 'CertificateList'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/certificates/$id',
    component: screen(() => import('@/catalogue/pages'), 'CertificatePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/partners',
    component: screen(() => import('@/partners/pages'), 'PartnerList'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/partners/$id',
    component: screen(() => import('@/partners/pages'), 'PartnerPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/places',
    component: screen(() => import('@/places/pages'), 'PlaceList'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/places/$id',
    component: screen(() => import('@/places/pages'), 'PlacePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/people',
    component: screen(() => import('@/people/pages'), 'PeopleList'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/people/$id',
    component: screen(() => import('@/people/pages'), 'PersonPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/journal',
    component: screen(() => import('@/journal/pages'), 'Journal'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/imports',
    component: screen(() => import('@/imports/pages'), 'Imports'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/stations',
    component: screen(() => import('@/stations/pages'), 'Stations'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/settings',
    component: screen(() => import('@/policy/pages'), 'Settings'),
  }),
]

const phoneRoutes = [
  createRoute({
    getParentRoute: () => phone,
    path: '/',
    component: lazyRouteComponent(() => import('@/home/PhoneHome'), 'PhoneHome'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'tasks',
    component: screen(() => import('@/tasks/PhoneTasks'), 'PhoneTasks'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'find',
    validateSearch: search,
    component: screen(() => import('@/search/PhoneFind'), 'PhoneFind'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'receive',
    component: screen(() => import('@/receiving/PhoneReceive'), 'PhoneReceive'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'receive/$id',
    component: screen(() => import('@/receiving/PhoneReceipt'), 'PhoneReceipt'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'accept',
    component: screen(() => import('@/acceptance/PhoneAccept'), 'PhoneAccept'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'accept/$id/$line',
    component: screen(() => import('@/acceptance/PhoneAcceptLine'), 'PhoneAcceptLine'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'put-away',
    component: screen(() => import('@/putaway/PhonePutAway'), 'PhonePutAway'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'put-away/$id/$line',
    component: screen(() => import('@/putaway/PhonePutAwayLine'), 'PhonePutAwayLine'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'count',
    component: screen(() => import('@/counting/PhoneCount'), 'PhoneCount'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'count/$id',
    component: screen(() => import('@/counting/PhoneCountBins'), 'PhoneCountBins'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'late',
    component: screen(() => import('@/late/PhoneLate'), 'PhoneLate'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'relocate',
    component: screen(() => import('@/transfers/PhoneRelocate'), 'PhoneRelocate'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'pick',
    component: screen(() => import('@/picking/PhonePick'), 'PhonePick'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'pick/$id',
    component: screen(() => import('@/picking/PhonePickList'), 'PhonePickList'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'check',
    component: screen(() => import('@/checking/PhoneCheck'), 'PhoneCheck'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'check/$id',
    component: screen(() => import('@/checking/PhoneCheckOrder'), 'PhoneCheckOrder'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'ship',
    component: screen(() => import('@/shipping/PhoneShip'), 'PhoneShip'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'ship/$id',
    component: screen(() => import('@/shipping/PhoneShipment'), 'PhoneShipment'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'codes',
    validateSearch: code,
    component: screen(() => import('@/identifiers/pages'), 'PhoneCodes'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'holds',
    component: screen(() => import('@/holds/PhoneHolds'), 'PhoneHolds'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'outbox',
    component: screen(() => import('./OutboxPage'), 'PhoneOutbox'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'scanner',
    component: screen(() => import('@/scanning/ScannerTest'), 'ScannerTest'),
  }),
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
