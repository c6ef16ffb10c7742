import { useEffect, useState } from 'react'
import type { Counts } from '@/outbox/outbox'
import { outbox } from '@/work/session/device'

/** How many commands wait to be sent, and how many wait for a person. */
export function useOutboxCounts(): Counts {
  const [counts, setCounts] = useState<Counts>({ waiting: 0, tray: 0 })
  useEffect(() => {
    let isGone = false
    const read = (): void => {
      void outbox.counts().then((now) => {
        if (!isGone) setCounts(now)
      })
    }
    read()
    const stop = outbox.watch(read)
    return () => {
      isGone = true
      stop()
    }
  }, [])
  return counts
}
