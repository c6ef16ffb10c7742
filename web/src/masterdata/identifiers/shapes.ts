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
