/** Documents as the server tells them. */
export interface Named {
  id: string
  name: string
}

export interface Coded {
  id: string
  code: string
  name?: string
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
  item: Coded | null
  lot: { id: string; number: string; expiry: string | null } | null
  piece: { id: string; serial: string } | null
  place: Coded | null
  quantity: string
  done: string
  unit: string | null
  typed_quantity: string | null
  level: string | null
  state: string
}

export interface DocumentLink {
  role: string
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
  person: Named | null
  added_at: string
}

export interface FullDocument {
  header: DocumentRow & Record<string, unknown>
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

/** Where each kind of document is shown at a desk. */
export const DESK_PATH: Record<string, string> = {
  purchase_order: '/purchase-orders',
  shipping_notice: '/notices',
  receipt: '/receipts',
  acceptance: '/acceptances',
  put_away: '/put-aways',
  count: '/counts',
  sales_order: '/sales-orders',
  pick_list: '/picks',
  check: '/checks',
  shipment: '/shipments',
  relocation: '/relocations',
  transfer: '/transfers',
  opening_stock: '/opening-stock',
  import: '/imports',
}
