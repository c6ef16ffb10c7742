import { useT } from '@/messages'
import { Center, Loader } from '@mantine/core'
import { RouterProvider } from '@tanstack/react-router'
import { RoomsContext } from '@/work/house/useRooms'
import { ROOMS } from './rooms'
import { router } from './router'
import { lazy, Suspense } from 'react'
import { SessionProvider, useKnownSession } from './session'

const Login = lazy(async () => ({ default: (await import('./Login')).Login }))
const ChangePassword = lazy(async () => ({
  default: (await import('./ChangePassword')).ChangePassword,
}))

export function App() {
  return (
    <Suspense fallback={<Wait />}>
      <Entrance />
    </Suspense>
  )
}

function Wait() {
  const t = useT()
  return (
    <Center h="100%">
      <Loader aria-label={t('ui.load.loading')} />
    </Center>
  )
}

function Entrance() {
  const { known, refetch } = useKnownSession()
  if (known === undefined) return <Wait />
  if (known.state !== 'in') return <Login unreachable={known.state === 'unreachable'} />
  if (known.session.must_change_password) return <ChangePassword first onDone={refetch} />
  return (
    <SessionProvider session={known.session}>
      <RoomsContext value={ROOMS}>
        <RouterProvider router={router} />
      </RoomsContext>
    </SessionProvider>
  )
}
