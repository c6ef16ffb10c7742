/** Documents as the server tells them. */
import type { Shape } from '@/api/shapes'

export interface Named {
  id: string
  name: string
}

export interface Coded {
  id: string
  code: string
  name?: string
}

export interface ItemWords extends Coded {
  name_en?: string
  specification?: string
  base_unit?: string
}

export interface PlaceWords extends Coded {
  kind?: string
}

/** A packaging level above the base unit. */
export interface LevelWords {
  id: string
  name: string
  factor: string
}

export interface LotWords {
  id: string
  number: string
  expiry: string | null
}

export interface PieceWords {
  id: string
  serial: string
}

export interface DocumentRow {
  id: string
  kind: string
  number: string
  state: string
  site: Named | null
  partner: Named | null
  due: string | null
  created_at: string
  created_by: Named | null
  lines?: number
  lines_done?: number
}

export interface DocumentLine {
  id: string
  line_no: number
  item: ItemWords | null
  lot: LotWords | null
  piece: PieceWords | null
  place: PlaceWords | null
  level: LevelWords | null
  packed_as: LevelWords | null
  quantity: string
  done: string
  typed_quantity: string
  state: string
  made_by: Named | null
  record_id: string
  holds: Shape<'HoldOut'>[]
  more: Record<string, unknown>
}

export interface DocumentLink {
  role: string
  /** Whether this document is where the link starts, or where it ends. */
  side: 'from' | 'to'
  document: { id: string; kind: string; number: string; state: string }
}

export interface DocumentNote {
  id: string
  text: string
  person: Named | null
  written_at: string
}

export interface DocumentFile {
  id: string
  name: string
  media_type: string
  size: number
  kind: string
  sha256: string
  person: Named | null
  added_at: string
}

export interface FullDocument {
  header: DocumentRow & { more: Record<string, unknown> }
  lines: DocumentLine[]
  links: DocumentLink[]
  notes: DocumentNote[]
  files: DocumentFile[]
}

export interface TimelineRow {
  number: string | number
  record_id: string
  command: string
  outcome: string
  code: string | null
  person: Named | null
  happened_at: string
  recorded_at: string
  reason: string | null
  scans: { raw: string; symbology: string | null; way: string }[]
  facts?: Record<string, unknown>
}

/** The kinds of documents; what a scan may name beside them is a record. */
export const DOCUMENT_KINDS: ReadonlySet<string> = new Set([
  ...['purchase_order', 'shipping_notice', 'receipt', 'acceptance', 'put_away', 'count'],
  ...['sales_order', 'pick_list', 'check', 'shipment', 'relocation', 'transfer'],
  ...['opening_stock', 'import'],
])
