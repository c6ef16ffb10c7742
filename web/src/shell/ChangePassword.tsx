import '@/ui/mantine-more'
import { useT } from '@/messages'
import { Alert, Box, Button, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { Failure } from '@/api/problem'
import { changePassword } from '@/api/secret'
import { RefusalBlock } from '@/ui/RefusalBlock'

/** A person's own password: at the first login, or whenever they like. */
export function ChangePassword({ first, onDone }: { first: boolean; onDone: () => void }) {
  const t = useT()
  const [differ, setDiffer] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const next = String(form.get('next'))
    setDiffer(next !== form.get('repeat'))
    if (next !== form.get('repeat')) return
    setBusy(true)
    const result = await changePassword(String(form.get('current')), next)
    setBusy(false)
    if (result.ok) onDone()
    else setFailure(result.failure)
  }

  return (
    <Box component="main" mih="100%" style={{ display: 'grid', placeItems: 'center', padding: 20 }}>
      <form
        onSubmit={(event) => void submit(event)}
        className="card"
        style={{ padding: 24, width: '100%', maxWidth: 400 }}
      >
        <Stack>
          <Title order={1} size="h3">
            {t(first ? 'shell.password.title' : 'shell.password.change')}
          </Title>
          {differ && (
            <Alert color="red" role="alert">
              {t('shell.password.differ')}
            </Alert>
          )}
          {failure?.kind === 'refused' && <RefusalBlock problem={failure.problem} />}
          {failure?.kind === 'later' && (
            <Alert color="red" role="alert">
              {t('shell.login.offline')}
            </Alert>
          )}
          <PasswordInput
            name="current"
            label={t('shell.password.current')}
            required
            withAsterisk={false}
            autoComplete="current-password"
          />
          <PasswordInput
            name="next"
            label={t('shell.password.next')}
            required
            minLength={12}
            withAsterisk={false}
            description={t('shell.password.rule')}
            autoComplete="new-password"
          />
          <PasswordInput
            name="repeat"
            label={t('shell.password.repeat')}
            required
            minLength={12}
            withAsterisk={false}
            autoComplete="new-password"
          />
          <Button type="submit" loading={isBusy}>
            {t('shell.password.submit')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('shell.tagline')}
          </Text>
        </Stack>
      </form>
    </Box>
  )
}
