/**
 * What was found in one bin, before it is handed in. Pure.
 *
 * Kept on the device: a reload in the middle of a bin loses nothing.
 */
import { plus } from '@/ui/format'

export interface FoundEntry {
  item: string
  /** For the screen; the ledger's own quantity is never here. */
  title: string
  lot: string
  lotNumber: string
  packedAs: string
  levelName: string
  quantity: string
  serials: string[]
  countedAt: string
}

export type Draft = FoundEntry[]

/** One package found, as its scan says. */
export type Package = Omit<FoundEntry, 'serials'> & { serial: string | null }

/** What adding a package did: `repeated` when its serial is in the draft already. */
export interface Added {
  draft: Draft
  repeated: boolean
}

export function add(draft: Draft, found: Package): Added {
  const { serial, ...rest } = found
  if (serial !== null && draft.some((entry) => hasSerial(entry, found.item, serial))) {
    return { draft, repeated: true }
  }
  const at = draft.findIndex((entry) => isSame(entry, found))
  if (at < 0) {
    const serials = serial === null ? [] : [serial]
    return { draft: [{ ...rest, serials }, ...draft], repeated: false }
  }
  const before = draft[at] as FoundEntry
  const entry: FoundEntry = {
    ...before,
    quantity: plus(before.quantity, found.quantity),
    serials: serial === null ? before.serials : [...before.serials, serial],
    countedAt: found.countedAt,
  }
  return { draft: [entry, ...draft.filter((_each, index) => index !== at)], repeated: false }
}

/** The quantity of one entry as a person counted it; nothing left takes it out. */
export function setQuantity(draft: Draft, at: number, quantity: string): Draft {
  if (quantity === '' || quantity === '0') return draft.filter((_each, index) => index !== at)
  return draft.map((entry, index) => (index === at ? { ...entry, quantity } : entry))
}

/** The draft as the command takes it. */
export function commandOf(draft: Draft) {
  return draft.map((entry) => ({
    item: entry.item,
    lot: entry.lot || '0',
    packed_as: entry.packedAs || '0',
    quantity: entry.serials.length > 0 ? String(entry.serials.length) : entry.quantity,
    serials: entry.serials,
    counted_at: entry.countedAt,
  }))
}

function isSame(entry: FoundEntry, found: Package): boolean {
  return entry.item === found.item && entry.lot === found.lot && entry.packedAs === found.packedAs
}

function hasSerial(entry: FoundEntry, item: string, serial: string): boolean {
  return entry.item === item && entry.serials.includes(serial)
}

const KEY = 'tongma.count'

export function readDraft(count: string, place: string): Draft {
  try {
    return JSON.parse(localStorage.getItem(`${KEY}.${count}.${place}`) ?? '[]') as Draft
  } catch {
    return []
  }
}

export function keepDraft(count: string, place: string, draft: Draft): void {
  localStorage.setItem(`${KEY}.${count}.${place}`, JSON.stringify(draft))
}

export function dropDraft(count: string, place: string): void {
  localStorage.removeItem(`${KEY}.${count}.${place}`)
}
