import type { Coded, ItemWords, Named } from '@/documents/shapes'

/** What was counted of one thing; the ledger's side only for who may approve. */
export interface CountEntry {
  item: ItemWords
  lot: { number: string } | null
  serial: string | null
  counted: string
  baseline?: string | null
  difference?: string | null
}

export interface CountLine {
  line_id: string
  place: Coded
  state: string
  counted_by: Named | null
  recounted_by: Named | null
  entries: CountEntry[] | null
}
