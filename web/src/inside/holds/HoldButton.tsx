import { useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import type { PanelProps } from '@/work/house/room'
import { holdSpec, type HoldTarget } from './actions'

/** On the page of a lot or a piece: hold it. */
export function HoldButton({ kind, id, title }: Omit<PanelProps, 'record'>) {
  const t = useT()
  const scope = kind as HoldTarget['scope']
  return <ActionButton spec={holdSpec(t, { scope, id, title })} />
}
