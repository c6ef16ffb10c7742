import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { DeskShell } from './DeskShell'
import { Crashed, NotFound } from './Fallbacks'
import { PhoneShell } from './PhoneShell'

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: Crashed,
})

const desk = createRoute({ getParentRoute: () => root, id: 'desk', component: DeskShell })
const phone = createRoute({ getParentRoute: () => root, path: '/m', component: PhoneShell })

const search = (raw: Record<string, unknown>): { q: string } => ({ q: String(raw['q'] ?? '') })

const deskRoutes = [
  createRoute({
    getParentRoute: () => desk,
    path: '/',
    component: lazyRouteComponent(() => import('@/tasks/DeskTasks'), 'DeskTasks'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/find',
    validateSearch: search,
    component: lazyRouteComponent(() => import('@/search/DeskFind'), 'DeskFind'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/outbox',
    component: lazyRouteComponent(() => import('./OutboxPage'), 'DeskOutbox'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/password',
    component: lazyRouteComponent(() => import('./PasswordPage'), 'PasswordPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/purchase-orders',
    component: lazyRouteComponent(() => import('@/purchasing/pages'), 'PurchaseOrders'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/purchase-orders/$id',
    component: lazyRouteComponent(() => import('@/purchasing/pages'), 'PurchaseOrder'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/notices',
    component: lazyRouteComponent(() => import('@/purchasing/pages'), 'Notices'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/notices/$id',
    component: lazyRouteComponent(() => import('@/purchasing/pages'), 'Notice'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/receipts',
    component: lazyRouteComponent(() => import('@/receiving/pages'), 'Receipts'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/receipts/$id',
    component: lazyRouteComponent(() => import('@/receiving/pages'), 'Receipt'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/acceptances/$id',
    component: lazyRouteComponent(() => import('@/receiving/pages'), 'Acceptance'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/stock',
    component: lazyRouteComponent(() => import('@/stock/StockPage'), 'StockPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/lots/$id',
    component: lazyRouteComponent(() => import('@/stock/GoodsPages'), 'LotPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/pieces/$id',
    component: lazyRouteComponent(() => import('@/stock/GoodsPages'), 'PiecePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/counts',
    component: lazyRouteComponent(() => import('@/counting/pages'), 'Counts'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/counts/$id',
    component: lazyRouteComponent(() => import('@/counting/pages'), 'Count'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/transfers',
    component: lazyRouteComponent(() => import('@/transfers/pages'), 'Transfers'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/transfers/$id',
    component: lazyRouteComponent(() => import('@/transfers/pages'), 'Transfer'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/opening-stock',
    component: lazyRouteComponent(() => import('@/opening/pages'), 'OpeningStocks'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/opening-stock/$id',
    component: lazyRouteComponent(() => import('@/opening/pages'), 'OpeningStock'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/sales-orders',
    component: lazyRouteComponent(() => import('@/sales/pages'), 'SalesOrders'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/sales-orders/$id',
    component: lazyRouteComponent(() => import('@/sales/pages'), 'SalesOrder'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/picks',
    component: lazyRouteComponent(() => import('@/picking/pages'), 'PickLists'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/picks/$id',
    component: lazyRouteComponent(() => import('@/picking/pages'), 'PickList'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/shipments',
    component: lazyRouteComponent(() => import('@/shipping/pages'), 'Shipments'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/shipments/$id',
    component: lazyRouteComponent(() => import('@/shipping/pages'), 'Shipment'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/holds',
    component: lazyRouteComponent(() => import('@/holds/pages'), 'Holds'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/items',
    component: lazyRouteComponent(() => import('@/catalogue/pages'), 'ItemList'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/items/$id',
    component: lazyRouteComponent(() => import('@/catalogue/pages'), 'ItemPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/certificates',
    component: lazyRouteComponent(() => import('@/catalogue/pages'), 'CertificateList'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/certificates/$id',
    component: lazyRouteComponent(() => import('@/catalogue/pages'), 'CertificatePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/partners',
    component: lazyRouteComponent(() => import('@/partners/pages'), 'PartnerList'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/partners/$id',
    component: lazyRouteComponent(() => import('@/partners/pages'), 'PartnerPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/places',
    component: lazyRouteComponent(() => import('@/places/pages'), 'PlaceList'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/places/$id',
    component: lazyRouteComponent(() => import('@/places/pages'), 'PlacePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/people',
    component: lazyRouteComponent(() => import('@/people/pages'), 'PeopleList'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/people/$id',
    component: lazyRouteComponent(() => import('@/people/pages'), 'PersonPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/journal',
    component: lazyRouteComponent(() => import('@/journal/pages'), 'Journal'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/imports',
    component: lazyRouteComponent(() => import('@/imports/pages'), 'Imports'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/settings',
    component: lazyRouteComponent(() => import('@/policy/pages'), 'Settings'),
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
    component: lazyRouteComponent(() => import('@/tasks/PhoneTasks'), 'PhoneTasks'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'find',
    validateSearch: search,
    component: lazyRouteComponent(() => import('@/search/PhoneFind'), 'PhoneFind'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'receive',
    component: lazyRouteComponent(() => import('@/receiving/PhoneReceive'), 'PhoneReceive'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'receive/$id',
    component: lazyRouteComponent(() => import('@/receiving/PhoneReceipt'), 'PhoneReceipt'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'accept',
    component: lazyRouteComponent(() => import('@/acceptance/PhoneAccept'), 'PhoneAccept'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'accept/$id/$line',
    component: lazyRouteComponent(() => import('@/acceptance/PhoneAcceptLine'), 'PhoneAcceptLine'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'put-away',
    component: lazyRouteComponent(() => import('@/putaway/PhonePutAway'), 'PhonePutAway'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'put-away/$id/$line',
    component: lazyRouteComponent(() => import('@/putaway/PhonePutAwayLine'), 'PhonePutAwayLine'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'count',
    component: lazyRouteComponent(() => import('@/counting/PhoneCount'), 'PhoneCount'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'count/$id',
    component: lazyRouteComponent(() => import('@/counting/PhoneCountBins'), 'PhoneCountBins'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'relocate',
    component: lazyRouteComponent(() => import('@/transfers/PhoneRelocate'), 'PhoneRelocate'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'pick',
    component: lazyRouteComponent(() => import('@/picking/PhonePick'), 'PhonePick'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'pick/$id',
    component: lazyRouteComponent(() => import('@/picking/PhonePickList'), 'PhonePickList'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'check',
    component: lazyRouteComponent(() => import('@/checking/PhoneCheck'), 'PhoneCheck'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'check/$id',
    component: lazyRouteComponent(() => import('@/checking/PhoneCheckOrder'), 'PhoneCheckOrder'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'ship',
    component: lazyRouteComponent(() => import('@/shipping/PhoneShip'), 'PhoneShip'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'ship/$id',
    component: lazyRouteComponent(() => import('@/shipping/PhoneShipment'), 'PhoneShipment'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'holds',
    component: lazyRouteComponent(() => import('@/holds/PhoneHolds'), 'PhoneHolds'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'outbox',
    component: lazyRouteComponent(() => import('./OutboxPage'), 'PhoneOutbox'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'scanner',
    component: lazyRouteComponent(() => import('@/scanning/ScannerTest'), 'ScannerTest'),
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
