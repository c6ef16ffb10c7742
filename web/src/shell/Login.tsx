import '@/ui/mantine-more'
import { useT } from '@/messages'
import {
  Alert,
  Box,
  Button,
  Group,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { useEffect, useState, type FormEvent } from 'react'
import { address, send } from '@/api/client'
import type { Failure } from '@/api/problem'
import type { Session } from '@/api/shapes'
import { readySound } from '@/scan/feedback'
import { Brand } from './Brand'
import { LanguageSwitch } from './LanguageSwitch'
import { outbox } from '@/work/session/device'
import { enter } from './session'

export function Login({ unreachable }: { unreachable: boolean }) {
  const t = useT()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const waiting = useWaiting()

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    readySound()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    const body = { username: form.get('username'), password: form.get('password') }
    const result = await send<Session>(address('/session'), { method: 'POST', body })
    setBusy(false)
    if (result.ok) enter(result.value)
    else setFailure(result.failure)
  }

  const trouble = troubleOf(failure, unreachable)
  return (
    <Box component="main" mih="100%" style={{ display: 'grid', placeItems: 'center', padding: 20 }}>
      <Stack w="100%" maw={380} gap="lg">
        <Group justify="space-between">
          <Brand large />
          <LanguageSwitch />
        </Group>
        <form onSubmit={(event) => void submit(event)} className="card" style={{ padding: 24 }}>
          <Stack gap="md">
            <Title order={1} size="h3">
              {t('shell.login.title')}
            </Title>
            {trouble && (
              <Alert color="red" role="alert" variant="light">
                {t(trouble)}
              </Alert>
            )}
            {waiting > 0 && (
              <Alert color="yellow" variant="light">
                {t('shell.login.queue', { count: waiting })}
              </Alert>
            )}
            <TextInput
              name="username"
              label={t('shell.login.username')}
              size="md"
              required
              withAsterisk={false}
              autoFocus
              autoComplete="username"
              autoCapitalize="off"
            />
            <PasswordInput
              name="password"
              label={t('shell.login.password')}
              size="md"
              required
              withAsterisk={false}
              autoComplete="current-password"
            />
            <Button type="submit" size="md" loading={isBusy} fullWidth>
              {t('shell.login.submit')}
            </Button>
          </Stack>
        </form>
        <Text size="sm" c="dimmed" ta="center">
          {t('shell.tagline')}
        </Text>
      </Stack>
    </Box>
  )
}

function useWaiting(): number {
  const [waiting, setWaiting] = useState(0)
  useEffect(() => {
    void outbox.counts().then(
      (counts) => setWaiting(counts.waiting),
      () => setWaiting(0),
    )
  }, [])
  return waiting
}

function troubleOf(failure: Failure | null, unreachable: boolean) {
  if (failure === null) return unreachable ? ('shell.login.offline' as const) : null
  if (failure.kind === 'later') return 'shell.login.offline' as const
  if (failure.kind === 'refused' && failure.problem.code?.includes('lock')) {
    return 'shell.login.locked' as const
  }
  return 'shell.login.wrong' as const
}
