import type { ItemWords, LotWords, PieceWords, PlaceWords } from '@/documents/shapes'

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

export type ObjectKind =
  | 'item'
  | 'lot'
  | 'piece'
  | 'place'
  | 'handling_unit'
  | 'document'
  | 'partner'
  | 'person'
  | 'unknown'

export interface ScanObject {
  kind: ObjectKind
  id: string | null
  title: string
  [more: string]: unknown
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
