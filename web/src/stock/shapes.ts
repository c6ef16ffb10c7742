import type { Coded, Named } from '@/documents/shapes'

/** A balance, or several added up, as the server tells it. */
export interface StockRow {
  item: Coded | null
  lot: { id: string; number: string; expiry: string | null } | null
  piece: { id: string; serial: string } | null
  place: Coded | null
  owner: Named | null
  status: string | null
  packed_as: string | null
  quantity: string
  allocated: string | null
  unit: string | null
  held?: boolean | string | null
}
