import { Group } from '@mantine/core'
import { useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { confirmSpec, correctSpec, retireSpec } from './actions'
import type { Binding } from './shapes'
import type { Level } from '@/work/references/levels'

/** Confirm, correct, retire: what is still open to change about a binding. */
export function BindingButtons({
  of,
  levels,
  big = false,
}: {
  of: Binding
  levels?: Level[]
  big?: boolean
}) {
  const t = useT()
  if (of.status === 'retired') return null
  const size = { big, small: !big }
  return (
    <Group gap={8} justify="flex-end" wrap="nowrap" grow={big} w={big ? '100%' : undefined}>
      {of.status === 'proposed' && <ActionButton {...size} spec={confirmSpec(t, of)} />}
      <ActionButton {...size} spec={correctSpec(t, of, levels)} />
      <ActionButton {...size} spec={retireSpec(t, of)} />
    </Group>
  )
}
