import { useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import type { PanelProps } from '@/work/house/room'
import { holdSpec } from './actions'

/** On the page of a lot or a piece: hold it. */
export function HoldButton({ kind, id, title }: Omit<PanelProps, 'record'>) {
  const t = useT()
  return <ActionButton spec={holdSpec(t, { scope: kind, id, title })} />
}
