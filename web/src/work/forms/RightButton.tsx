import { Button, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ActionName } from '@/api/commands'
import { useT } from '@/messages'
import { actionName } from '@/messages/codes'
import { useRolesWith } from '@/ui/roles'
import { useSession } from '@/work/session/session'

/** A button for who has the right; for others it stays and says which right they lack. */
export function RightButton({
  right,
  look,
  icon,
  big = false,
  small = false,
  isBusy = false,
  onPress,
}: {
  right: ActionName
  look: { label: string; primary?: boolean; danger?: boolean }
  icon?: ReactNode
  big?: boolean
  small?: boolean
  isBusy?: boolean
  onPress: () => void
}) {
  const t = useT()
  const isAllowed = useSession().can(right)
  const roles = useRolesWith(isAllowed ? undefined : right)
  const why = [
    t('ui.action.notAllowed', { action: actionName(right) }),
    roles && t('ui.action.whoMay', { roles }),
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <Tooltip label={why} disabled={isAllowed} events={{ hover: true, focus: true, touch: true }}>
      <Button
        variant={look.primary ? 'filled' : 'default'}
        color={look.danger ? 'red' : undefined}
        size={big ? 'lg' : small ? 'xs' : 'sm'}
        loading={isBusy}
        fullWidth={big}
        leftSection={icon}
        data-disabled={!isAllowed || undefined}
        aria-disabled={!isAllowed || undefined}
        onClick={() => isAllowed && onPress()}
      >
        {look.label}
      </Button>
    </Tooltip>
  )
}
