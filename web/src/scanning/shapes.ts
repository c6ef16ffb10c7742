import {
  DESK_PATH,
  type ItemWords,
  type LotWords,
  type PieceWords,
  type PlaceWords,
} from '@/documents/shapes'

/** The answer of `POST /scans/read`, field by field as the conventions fix it. */
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
 * item, lot, piece, place, handling_unit, partner, person, unknown, ambiguous, or the kind of a
 * document: purchase_order, receipt…
 */
export type ObjectKind = string

export interface ScanObject {
  kind: ObjectKind
  id: string
  title: string
}

export interface ScanRead {
  reading: Reading
  object: ScanObject
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

/** Whether the object is a document of any kind. */
export function isDocument(object: ScanObject): boolean {
  return Object.hasOwn(DESK_PATH, object.kind)
}
