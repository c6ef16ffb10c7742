import { UnstyledButton, type UnstyledButtonProps } from '@mantine/core'
import type { ComponentPropsWithRef } from 'react'
import { useT } from '@/messages'
import { useSession } from '@/work/session/session'

type Props = UnstyledButtonProps & Omit<ComponentPropsWithRef<'button'>, 'style'>

/** The person's own button in the head. */
export function AccountButton(props: Props) {
  const t = useT()
  const { session } = useSession()
  const short = session.person.name.slice(-2)
  return (
    <UnstyledButton
      {...props}
      className="account"
      aria-label={`${short} · ${t('shell.header.account')}`}
    >
      <span aria-hidden>{short}</span>
    </UnstyledButton>
  )
}
