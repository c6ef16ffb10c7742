/** Where things are shown, by what the rooms say. Pure. */
import type { Room } from './room'

/** What an address needs of a task. */
export interface Addressed {
  kind: string
  document: { id: string; kind: string } | null
  line: string | null
}

/** The desk page of a document or record; null where no room shows its kind. */
export function pageOf(rooms: Room[], kind: string, id: string): string | null {
  const base = rooms.find((room) => room.shows?.[kind] !== undefined)?.shows?.[kind]
  return base === undefined ? null : `${base}/${encodeURIComponent(id)}`
}

/** Where a task is worked on at a desk: its kind's page, else its document's, else the first. */
export function deskAddressOf(rooms: Room[], task: Addressed): string {
  const own = addressIn(rooms, task, 'desk')
  const document = task.document && pageOf(rooms, task.document.kind, task.document.id)
  return own ?? document ?? '/'
}

/** Where a task is worked on with a handheld; the list of tasks where no room takes its kind. */
export function phoneAddressOf(rooms: Room[], task: Addressed): string {
  return addressIn(rooms, task, 'phone') ?? '/m/tasks'
}

function addressIn(rooms: Room[], task: Addressed, face: 'desk' | 'phone'): string | null {
  const room = rooms.find((each) => each.tasks?.[task.kind]?.[face] !== undefined)
  const address = room?.tasks?.[task.kind]?.[face]
  if (address === undefined) return null
  return address.replace('$document', task.document?.id ?? '').replace('$line', task.line ?? '')
}
