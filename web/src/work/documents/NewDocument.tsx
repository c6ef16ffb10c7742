import { useNavigate } from '@tanstack/react-router'
import { IconPlus } from '@tabler/icons-react'
import { ActionButton } from '@/work/forms/ActionForm'
import type { ActionSpec } from '@/work/forms/action'
import { useAddresses } from '@/work/house/useRooms'

/** A button that makes a document of a kind and then shows it. */
export function NewDocument({
  spec,
  kind,
  idOf,
}: {
  spec: ActionSpec
  kind: string
  idOf: (result: Record<string, unknown>) => string
}) {
  const navigate = useNavigate()
  const { page } = useAddresses()
  return (
    <ActionButton
      icon={<IconPlus size={17} aria-hidden />}
      spec={{
        ...spec,
        onDone: (outcome) => {
          if (outcome.kind !== 'accepted') return
          const id = idOf(outcome.answer.result as Record<string, unknown>)
          void navigate({ to: page(kind, id) ?? '.' })
        },
      }}
    />
  )
}
