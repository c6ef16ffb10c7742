import type { MessageKey } from '@/messages'
import type { MenuEntry } from '@/work/house/room'
import { useSession } from '@/work/session/session'
import { WINGS } from './rooms'

export interface MenuGroup {
  name: string
  title: MessageKey
  entries: MenuEntry[]
}

/** The menu of this person: wing by wing, without what they have no right to read. */
export function useMenu(): MenuGroup[] {
  const { can } = useSession()
  const isOpen = ({ right }: MenuEntry): boolean => right === undefined || can(right)
  return WINGS.map(({ name, title, rooms }) => ({
    name,
    title,
    entries: rooms.flatMap((room) => room.menu ?? []).filter(isOpen),
  })).filter(({ entries }) => entries.length > 0)
}
