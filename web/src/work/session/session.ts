/** Who works here, where, and what they may do; the shell provides it. */
import { createContext, useContext } from 'react'
import type { Session, Site } from '@/api/shapes'

export interface SessionValue {
  session: Session
  site: Site | null
  setSite: (id: string) => void
  can: (action: string) => boolean
  logOut: () => Promise<void>
}

export const SessionContext = createContext<SessionValue | null>(null)

export function useSession(): SessionValue {
  const value = useContext(SessionContext)
  if (value === null) throw new Error('outside of a session')
  return value
}
