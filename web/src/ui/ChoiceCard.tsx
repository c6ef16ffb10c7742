import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'

/** A card that is chosen by a click, and says so. */
export function ChoiceCard({
  isChosen,
  onChoose,
  padding = 'sm',
  children,
}: {
  isChosen: boolean
  onChoose: () => void
  padding?: 'sm' | 'md'
  children: ReactNode
}) {
  return (
    <UnstyledButton
      className="card choice"
      p={padding}
      aria-pressed={isChosen}
      data-chosen={isChosen || undefined}
      onClick={onChoose}
    >
      {children}
    </UnstyledButton>
  )
}
