import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import { address } from '@/api/client'
import { listenLive } from '@/live/stream'
import { outbox } from '@/work/session/device'

const Alive = createContext(true)
const GATHER_MS = 400

/** Keeps what is on screen fresh: when the journal grows, what is shown is read again. */
export function LivePulse({ children }: { children: ReactNode }) {
  const cache = useQueryClient()
  const [isAlive, setAlive] = useState(true)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const readAgain = (): void => {
      void cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' })
    }
    const stop = listenLive(
      {
        event: () => {
          // Many records come at once when a receipt is posted: one reading for all of them.
          clearTimeout(timer.current)
          timer.current = setTimeout(readAgain, GATHER_MS)
        },
        alive: (now) => {
          setAlive(now)
          if (!now) return
          // The browser often does not notice that the network is back: the stream does.
          void outbox.tryAgain()
          readAgain()
        },
        ended: () => void cache.invalidateQueries({ queryKey: ['session'] }),
      },
      { url: address('/journal/stream') },
    )
    return () => {
      clearTimeout(timer.current)
      stop()
    }
  }, [cache])
  return <Alive.Provider value={isAlive}>{children}</Alive.Provider>
}

export function useIsAlive(): boolean {
  return useContext(Alive)
}
