import { useNavigate } from '@tanstack/react-router'
import { IconPlus } from '@tabler/icons-react'
import { ActionButton, type ActionSpec } from '@/work/forms/ActionForm'

/** A button that makes a document and then shows it. */
export function NewDocument({
  spec,
  base,
  idOf,
}: {
  spec: ActionSpec
  base: string
  idOf: (result: Record<string, unknown>) => string
}) {
  const navigate = useNavigate()
  return (
    <ActionButton
      icon={<IconPlus size={17} aria-hidden />}
      spec={{
        ...spec,
        onDone: (outcome) => {
          if (outcome.kind !== 'accepted') return
          const id = idOf(outcome.answer.result as Record<string, unknown>)
          void navigate({ to: `${base}/${id}` })
        },
      }}
    />
  )
}
