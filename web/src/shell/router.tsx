import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
} from '@tanstack/react-router'
import { loadMoreTexts } from '@/messages'
import { from, type Address, type Screen } from '@/work/house/room'
import { Crashed, NotFound } from './Fallbacks'
import { ROOMS } from './rooms'
import { OWN } from './routes'

/** A screen behind the first one, with the styles and texts that those need. */
function styled(screen: Screen) {
  return lazyRouteComponent(async () => {
    const [loaded] = await Promise.all([screen(), import('@/ui/mantine-more'), loadMoreTexts()])
    return loaded
  }, 'default')
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
  component: styled(from(() => import('./DeskShell'), 'DeskShell')),
})
const phone = createRoute({
  getParentRoute: () => root,
  path: '/m',
  component: lazyRouteComponent(() => import('./PhoneShell'), 'PhoneShell'),
})

/** An id is a number: what is none names nothing, and no screen is asked to show it. */
function namesThings({ id, line }: { id?: string; line?: string }): boolean {
  return [id, line].every((each) => each === undefined || /^[1-9]\d{0,17}$/.test(each))
}

function routesUnder(parent: typeof desk | typeof phone, addresses: Address[]) {
  return addresses.map(({ path, search, screen }) =>
    createRoute({
      getParentRoute: () => parent,
      path,
      beforeLoad: ({ params }) => {
        if (!namesThings(params)) throw notFound()
      },
      validateSearch: search,
      component: styled(screen),
    }),
  )
}

const home = createRoute({
  getParentRoute: () => phone,
  path: '/',
  component: lazyRouteComponent(() => import('./PhoneHome'), 'PhoneHome'),
})
const ofDesk = [...OWN.desk, ...ROOMS.flatMap((room) => room.desk ?? [])]
const ofPhone = [...OWN.phone, ...ROOMS.flatMap((room) => room.phone ?? [])]

export const router = createRouter({
  routeTree: root.addChildren([
    desk.addChildren(routesUnder(desk, ofDesk)),
    phone.addChildren([home, ...routesUnder(phone, ofPhone)]),
  ]),
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
})
