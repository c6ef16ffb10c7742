import { t } from '@/messages'
import { useCallback } from 'react'
import type { CommandInput, Outcome } from '@/outbox/outbox'
import type { Answer } from '@/outbox/store'
import { heldRows, heldTitle } from '@/work/forms/held'
import { problemTitle } from '@/ui/refusals'
import { useCommand } from '@/work/forms/useCommand'
import type { Verdict } from './useScans'

/** Sends a command from the floor and says what became of it, in the terms of the result block. */
export function useFloorCommand(): {
  send: (input: CommandInput, onAccepted: (answer: Answer) => Verdict) => Promise<Verdict>
  dismiss: () => void
  isBusy: boolean
} {
  const { run, dismiss, isBusy } = useCommand()
  const send = useCallback(
    async (input: CommandInput, onAccepted: (answer: Answer) => Verdict) =>
      verdictOf(await run(input), onAccepted),
    [run],
  )
  return { send, dismiss, isBusy }
}

export function verdictOf(outcome: Outcome, onAccepted: (answer: Answer) => Verdict): Verdict {
  switch (outcome.kind) {
    case 'accepted':
      return onAccepted(outcome.answer)
    case 'held':
      return { tone: 'warn', title: heldTitle(outcome.answer), rows: heldRows(outcome.answer) }
    case 'queued':
      return { tone: 'warn', title: t('ui.refusal.queued') }
    case 'refused':
      return { tone: 'error', title: problemTitle(outcome.problem), problem: outcome.problem }
  }
}
