import type { ItemWords, Named } from '@/work/documents/shapes'

/** One thing that was ever said of a lot or a piece, and by whom. */
export interface GoodsVersion {
  kind: 'lot' | 'piece'
  id: string
  item: ItemWords | null
  serial: string
  lot: string
  number: string
  expiry: string | null
  produced: string | null
  valid_from: string
  valid_to: string
  /** Journal numbers; null where none is kept, or where it is believed still. */
  known_from: number | null
  known_to: number | null
  person: Named | null
  reason: string
  command: string
  recorded_at: string | null
}

/** What is believed now; undefined where nothing was said. */
export function latest(rows: GoodsVersion[]): GoodsVersion | undefined {
  return rows.findLast((row) => row.known_to === null && row.valid_to === '')
}
