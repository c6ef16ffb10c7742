import { useT } from '@/messages'
import { Button, Center, Loader, Stack, Text } from '@mantine/core'
import {
  IconInbox,
  IconLock,
  IconMapOff,
  IconPlugConnectedX,
  IconAlertTriangle,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ApiError } from '@/api/problem'
import { problemText } from './refusals'
import { useRolesWith } from './roles'

/** Where rows would be: loading, nothing there, or the reason why not. */
export function Blank({
  icon,
  title,
  text,
  children,
}: {
  icon?: ReactNode
  title: string
  text?: string
  children?: ReactNode
}) {
  return (
    <Center py={56} px="md">
      <Stack align="center" gap={8} maw={380}>
        <Text c="dimmed" component="div" lh={0}>
          {icon ?? <IconInbox size={38} stroke={1.3} />}
        </Text>
        <Text fw={600} ta="center">
          {title}
        </Text>
        {text && (
          <Text c="dimmed" size="sm" ta="center">
            {text}
          </Text>
        )}
        {children}
      </Stack>
    </Center>
  )
}

export function Loading() {
  const t = useT()
  return (
    <Center py={56}>
      <Loader size="sm" aria-label={t('ui.load.loading')} />
    </Center>
  )
}

/** What was asked for is not there: nothing can be done with it. */
export function Missing({ text }: { text?: string }) {
  const t = useT()
  return (
    <Blank
      icon={<IconMapOff size={38} stroke={1.3} />}
      title={t('ui.load.missing')}
      text={text ?? t('ui.load.missingText')}
    />
  )
}

/** A page that the person may not read: who may. */
function Denied({ action }: { action: unknown }) {
  const t = useT()
  const roles = useRolesWith(typeof action === 'string' ? action : undefined)
  return (
    <Blank
      icon={<IconLock size={38} stroke={1.3} />}
      title={t('ui.load.forbidden')}
      text={roles === '' ? t('ui.load.forbiddenText') : t('ui.load.forbiddenRoles', { roles })}
    />
  )
}

/** Why a read failed, in words, with a way on. */
export function LoadFailure({ error, retry }: { error: Error; retry: () => void }) {
  const t = useT()
  const failure = error instanceof ApiError ? error.failure : null
  if (failure?.kind === 'refused' && failure.problem.status === 403) {
    return <Denied action={failure.problem.facts?.['action']} />
  }
  if (failure?.kind === 'refused' && failure.problem.status === 404) {
    return <Missing text={problemText(failure.problem)} />
  }
  const isNetwork = failure?.kind === 'later'
  const text = failure?.kind === 'refused' ? problemText(failure.problem) : error.message
  const icon = isNetwork ? (
    <IconPlugConnectedX size={38} stroke={1.3} />
  ) : (
    <IconAlertTriangle size={38} stroke={1.3} />
  )
  return (
    <Blank
      icon={icon}
      title={t(isNetwork ? 'ui.load.network' : 'ui.load.failed')}
      text={isNetwork ? undefined : text}
    >
      <Button variant="light" size="sm" onClick={retry}>
        {t('ui.button.retry')}
      </Button>
    </Blank>
  )
}
