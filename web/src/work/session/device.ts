/** What this device holds: its name, the one outbox, the one cache of what was read. */
import { QueryClient } from '@tanstack/react-query'
import { ApiError } from '@/api/problem'
import { Outbox } from '@/outbox/outbox'
import { OutboxStore } from '@/outbox/store'

const STATION_KEY = 'tongma.station'
const STALE_AFTER_MS = 5_000
const READ_TRIES = 3

export const APP_VERSION = `web-${import.meta.env['VITE_VERSION'] ?? '0.1.0'}`

/** The device's name, as a person gave it; empty until then. */
export function station(): string {
  return localStorage.getItem(STATION_KEY) ?? ''
}

export function setStation(name: string): void {
  localStorage.setItem(STATION_KEY, name)
}

export const outbox = new Outbox({
  store: new OutboxStore(),
  appVersion: APP_VERSION,
  station: () => station() || undefined,
})

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: STALE_AFTER_MS,
      refetchOnWindowFocus: true,
      retry: (failures, error) => {
        const passing = error instanceof ApiError && error.failure.kind === 'later'
        return passing && failures < READ_TRIES
      },
    },
  },
})

/** Sends what waits when there is reason to think that it may go through now. */
export function keepSending(): void {
  const now = (): void => void outbox.tryAgain()
  window.addEventListener('online', now)
  document.addEventListener('visibilitychange', now)
}
