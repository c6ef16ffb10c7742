import { useNavigate } from '@tanstack/react-router'
import { useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import type { PanelProps } from '@/work/house/room'
import { useAddresses } from '@/work/house/useRooms'
import { makeItemSpec } from './actions'

/** On the page of a registered device: a new item of it, which is then shown. */
export function MakeItem({ id: di }: Pick<PanelProps, 'id'>) {
  const t = useT()
  const navigate = useNavigate()
  const { page } = useAddresses()
  const open = (item: string): void => void navigate({ to: page('item', item) ?? '.' })
  return <ActionButton spec={makeItemSpec(t, di, open)} />
}
