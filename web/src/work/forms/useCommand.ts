import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { outbox } from '@/work/session/device'
import type { CommandInput, Outcome } from '@/outbox/outbox'
import { signal } from '@/scan/feedback'

export interface Command {
  run: (input: CommandInput) => Promise<Outcome>
  isBusy: boolean
  /** The last command's outcome, until the next one or until a person dismisses it. */
  outcome: Outcome | null
  dismiss: () => void
}

/**
 * Sends commands and shows what became of them. A refusal that was on screen counts as seen when
 * the person dismisses it or goes on with the next command; one that was not stays in the tray.
 */
export function useCommand(options: { sound?: boolean } = {}): Command {
  const cache = useQueryClient()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [isBusy, setBusy] = useState(false)
  const seen = useRef<Outcome | null>(null)
  const withSound = options.sound ?? false

  const dismiss = useCallback(() => {
    const last = seen.current
    seen.current = null
    setOutcome(null)
    if (last?.kind === 'refused') void outbox.clear(last.requestId)
  }, [])

  const run = useCallback(
    async (input: CommandInput): Promise<Outcome> => {
      dismiss()
      setBusy(true)
      try {
        const result = await outbox.submit(input)
        seen.current = result
        setOutcome(result)
        if (withSound) signal(SOUND[result.kind])
        await cache.invalidateQueries()
        return result
      } finally {
        setBusy(false)
      }
    },
    [cache, dismiss, withSound],
  )

  return { run, isBusy, outcome, dismiss }
}

const SOUND = { accepted: 'ok', held: 'warn', queued: 'warn', refused: 'error' } as const
