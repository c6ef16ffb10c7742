import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { setCsrfToken, send, address, whenLoggedOut } from '@/api/client'
import type { Session } from '@/api/shapes'
import { outbox, queries } from '@/work/session/device'
import { SessionContext, type SessionValue } from '@/work/session/session'

const SESSION = ['session'] as const
const SITE_KEY = 'tongma.site'

type Known = { state: 'in'; session: Session } | { state: 'out' } | { state: 'unreachable' }

async function readSession(): Promise<Known> {
  const result = await send<Session>(address('/session'))
  if (result.ok) {
    setCsrfToken(result.value.csrf_token)
    return { state: 'in', session: result.value }
  }
  return { state: result.failure.kind === 'later' ? 'unreachable' : 'out' }
}

export function useKnownSession(): { known: Known | undefined; refetch: () => void } {
  const query = useQuery({ queryKey: SESSION, queryFn: readSession, staleTime: 60_000 })
  useEffect(() => {
    whenLoggedOut(() => queries.setQueryData(SESSION, { state: 'out' } satisfies Known))
  }, [])
  return { known: query.data, refetch: () => void query.refetch() }
}

export function enter(session: Session): void {
  setCsrfToken(session.csrf_token)
  queries.setQueryData(SESSION, { state: 'in', session } satisfies Known)
}

async function leave(): Promise<void> {
  await send(address('/session'), { method: 'DELETE' })
  setCsrfToken(null)
  outbox.setPerson(null)
  queries.clear()
  queries.setQueryData(SESSION, { state: 'out' } satisfies Known)
}

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  const [siteId, setSiteId] = useState(() => localStorage.getItem(SITE_KEY))
  const person = session.person.id
  useEffect(() => {
    outbox.setPerson(person)
    return () => outbox.setPerson(null)
  }, [person])
  const value = useMemo<SessionValue>(() => {
    const actions = new Set(session.actions)
    return {
      session,
      site: session.sites.find((site) => site.id === siteId) ?? session.sites[0] ?? null,
      setSite: (id) => {
        localStorage.setItem(SITE_KEY, id)
        setSiteId(id)
      },
      can: (action) => actions.has(action) || actions.has(`${action.split('.')[0]}.*`),
      logOut: leave,
    }
  }, [session, siteId])
  return <SessionContext.Provider value={value}>{children}</SessionContext.Provider>
}
