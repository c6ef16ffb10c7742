import { createContext, Suspense, useContext, useMemo, type ReactNode } from 'react'
import { t } from '@/messages'
import { deskAddressOf, pageOf, phoneAddressOf, type Addressed } from './addresses'
import type { PanelProps, Room } from './room'

/** Every room of the house; the shell provides them. */
export const RoomsContext = createContext<Room[]>([])

export interface Addresses {
  /** The desk page of a document or record; null where there is none. */
  page: (kind: string, id: string) => string | null
  desk: (task: Addressed) => string
  phone: (task: Addressed) => string
}

export function useAddresses(): Addresses {
  const rooms = useContext(RoomsContext)
  return useMemo(
    () => ({
      page: (kind, id) => pageOf(rooms, kind, id),
      desk: (task) => deskAddressOf(rooms, task),
      phone: (task) => phoneAddressOf(rooms, task),
    }),
    [rooms],
  )
}

export interface Part {
  label: string
  content: ReactNode
}

/** What other rooms show on the page of a record: buttons for its head, and parts of it. */
export function usePanels(): (props: PanelProps) => { buttons: ReactNode; parts: Part[] } {
  const rooms = useContext(RoomsContext)
  return (props) => {
    const panels = rooms
      .flatMap((room) => room.panels ?? [])
      .filter(({ on }) => on.includes(props.kind))
    const drawn = panels.map(({ as, label, content: Content }) => ({
      as,
      label: t(label),
      content: (
        <Suspense key={label}>
          <Content {...props} />
        </Suspense>
      ),
    }))
    return {
      buttons: drawn.filter(({ as }) => as === 'button').map(({ content }) => content),
      parts: drawn.filter(({ as }) => as === 'part'),
    }
  }
}
