import {
  DOCUMENT_KINDS,
  type ItemWords,
  type LotWords,
  type PieceWords,
  type PlaceWords,
} from '@/work/documents/shapes'
import type { Chosen } from '@/outbox/store'

/** One code as it was read, field by field as the conventions fix it. */
export interface Reading {
  raw: string
  symbology: string | null
  status: 'valid' | 'repaired' | 'ambiguous' | 'invalid' | 'unknown'
  system: string
  kind: string
  identifier: { scheme: string; value: string } | null
  lot: string | null
  serial: string | null
  quantity: string | null
  expiry: string | null
  produced: string | null
  elements: { key: string; value: string; title?: string }[]
  findings: { code: string; severity: 'error' | 'warning' | 'note'; message?: string }[]
  repairs: { code: string }[]
  alternatives: Reading[]
}

/**
 * item, lot, piece, place, handling_unit, partner, person, unknown, or the kind of a document:
 * purchase_order, receipt…
 */
export type ObjectKind = string

export interface ScanObject {
  kind: ObjectKind
  id: string
  title: string
}

interface Goods {
  counts_as: {
    item_id: string
    base_quantity: string
    level: { id?: string; name?: string; unit?: string; factor?: string } | null
  } | null
  actions: { name: string; route: string }[]
  /** The goods behind the code, as far as they are known here. */
  item?: (ItemWords & { lot_control: boolean; serial_control: boolean }) | null
  lot?: LotWords | null
  piece?: (PieceWords & { place?: PlaceWords | null }) | null
  place?: PlaceWords | null
}

/** A code with the object that it is here. */
export interface ScanRead extends Goods {
  reading: Reading
  object: ScanObject
}

export type ResolveOutcome =
  'accepted' | 'ask' | 'unconfirmed' | 'unknown' | 'contradiction' | 'unreadable'

/** One object that a package may be, with the evidence for and against it. */
export interface Candidate extends Goods, ScanObject {
  binding: { id: string; scheme: string; value: string; status: string } | null
  score: number
  reasons_for: string[]
  reasons_against: string[]
}

/** One reading of a label that can be cut in several ways, or one object. */
export interface AskedChoice {
  lot?: string | null
  serial?: string | null
  expiry?: string | null
  kind?: string
  id?: string
  title?: string
  /** What goes with the scan when this is the answer. */
  chosen?: Chosen | null
}

/** The answer of `POST /scans/resolve`: all symbols of one package, decided or asked. */
export interface Resolved {
  outcome: ResolveOutcome
  object: Candidate | null
  question: { ask: string; choices: AskedChoice[]; more: boolean } | null
  candidates: Candidate[]
  /** The package as a whole, and each of its symbols. */
  reading: Reading
  readings: Reading[]
}

/** Whether the object is a document of any kind. */
export function isDocument(object: ScanObject): boolean {
  return DOCUMENT_KINDS.has(object.kind)
}
