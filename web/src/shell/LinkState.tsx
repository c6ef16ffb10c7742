import { useT } from '@/messages'
import { Button, Group } from '@mantine/core'
import { IconCloudCheck, IconCloudOff, IconCloudUp, IconHandStop } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Chip } from '@/ui/Badge'
import { useIsAlive } from './LivePulse'
import { useOutboxCounts } from './useOutboxCounts'

/** Whether the server is heard, and what this device still holds; never "saved" while it waits. */
export function LinkState({ to }: { to: '/outbox' | '/m/outbox' }) {
  const t = useT()
  const isAlive = useIsAlive()
  const { waiting, tray } = useOutboxCounts()
  const label = t(isAlive ? 'shell.link.online' : 'shell.link.stale')
  if (waiting === 0 && tray === 0) {
    return (
      <Group
        gap={0}
        role="img"
        title={label}
        aria-label={label}
        data-link={isAlive ? 'alive' : 'stale'}
      >
        {isAlive ? (
          <IconCloudCheck size={22} color="var(--ok)" aria-hidden />
        ) : (
          <Chip tone="warn">
            <IconCloudOff size={16} aria-hidden /> {label}
          </Chip>
        )}
      </Group>
    )
  }
  return (
    <Button component={Link} to={to} variant="subtle" px={6} h={40}>
      <Group gap={6} wrap="nowrap">
        {waiting > 0 && (
          <Chip tone="warn">
            <IconCloudUp size={15} aria-hidden style={{ verticalAlign: -3 }} />{' '}
            {t('shell.link.waiting', { count: waiting })}
          </Chip>
        )}
        {tray > 0 && (
          <Chip tone="error">
            <IconHandStop size={15} aria-hidden style={{ verticalAlign: -3 }} />{' '}
            {t('shell.link.tray', { count: tray })}
          </Chip>
        )}
      </Group>
    </Button>
  )
}
