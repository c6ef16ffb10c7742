import { useT } from '@/messages'
import { Center, Loader } from '@mantine/core'
import { RouterProvider } from '@tanstack/react-router'
import { ChangePassword } from './ChangePassword'
import { Login } from './Login'
import { router } from './router'
import { SessionProvider, useKnownSession } from './session'

export function App() {
  const t = useT()
  const { known, refetch } = useKnownSession()
  if (known === undefined) {
    return (
      <Center h="100%">
        <Loader aria-label={t('ui.load.loading')} />
      </Center>
    )
  }
  if (known.state !== 'in') return <Login unreachable={known.state === 'unreachable'} />
  if (known.session.must_change_password) return <ChangePassword first onDone={refetch} />
  return (
    <SessionProvider session={known.session}>
      <RouterProvider router={router} />
    </SessionProvider>
  )
}
