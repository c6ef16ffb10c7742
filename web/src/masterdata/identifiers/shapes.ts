/** Bindings as the server tells them. */
import type { Named } from '@/work/documents/shapes'

/** What a code is said to mean. */
export interface Binding {
  id: string
  scheme: string
  value: string
  /** The partner or site within which it holds; 0 everywhere. */
  scope: string
  target_kind: string
  target: string
  /** Packaging level of an item; 0 is the base unit. */
  level: string
  status: 'proposed' | 'confirmed' | 'retired'
  role: string
  source: string
  valid_from: string
  valid_to: string
}

/** One thing that was ever said of a code, with the journal numbers between which it was known. */
export interface Version extends Binding {
  supersedes: string
  known_from: number
  known_to: number | null
  actor: string
  person?: Named | null
  reason?: string
  command: string
  recorded_at: string
}

export interface Believed {
  valid: string
  known: number
  rows: Binding[]
}

export interface Contradiction extends Binding {
  against: Binding
}

/** A packaging level of an item. */
export interface Level {
  id: string
  name: string
  unit: string
  factor: string
}

const PATHS: Record<string, string> = {
  item: '/items',
  lot: '/lots',
  piece: '/pieces',
  place: '/places',
  handling_unit: '/places',
  partner: '/partners',
  person: '/people',
}

/** The desk page of what a code means; null where there is none. */
export function targetPath({ target_kind, target }: Binding): string | null {
  const base = PATHS[target_kind]
  return base === undefined ? null : `${base}/${target}`
}

/** The period in which a binding holds, for a person: open ends are left open. */
export function period({ valid_from, valid_to }: Pick<Binding, 'valid_from' | 'valid_to'>): string {
  if (valid_from === '' && valid_to === '') return ''
  return `${valid_from || '…'} – ${valid_to || '…'}`
}
