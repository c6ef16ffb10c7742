import { useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import type { PanelProps } from '@/work/house/room'
import { correctTextSpec } from './actions'
import { oddTexts } from './shapes'

/** On the page of a document with a text that could not be taken in today: correct it. */
export function TextButton({ id, record }: PanelProps) {
  const t = useT()
  const odd = oddTexts(record as unknown as Parameters<typeof oddTexts>[0])
  if (odd.length === 0) return null
  return <ActionButton spec={correctTextSpec(t, id, odd)} />
}
