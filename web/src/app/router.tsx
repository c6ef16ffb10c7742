import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { Crashed, NotFound } from './Fallbacks'
import { DeskShell } from './DeskShell'
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
    path: '/find',
    validateSearch: search,
    component: lazyRouteComponent(() => import('@/search/DeskFind'), 'DeskFind'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/outbox',
    component: lazyRouteComponent(() => import('./OutboxPage'), 'DeskOutbox'),
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
    path: 'outbox',
    component: lazyRouteComponent(() => import('./OutboxPage'), 'PhoneOutbox'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'find',
    validateSearch: search,
    component: lazyRouteComponent(() => import('@/search/PhoneFind'), 'PhoneFind'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: 'tasks',
    component: lazyRouteComponent(() => import('@/tasks/PhoneTasks'), 'PhoneTasks'),
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
