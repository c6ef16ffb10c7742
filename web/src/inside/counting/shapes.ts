import type {
  ItemWords,
  LevelWords,
  LotWords,
  Named,
  PieceWords,
  PlaceWords,
} from '@/work/documents/shapes'

/** What was counted of one thing in one round, beside what the ledger said at the scan. */
export interface CountEntry {
  round: number
  item: ItemWords
  lot: LotWords | null
  piece: PieceWords | null
  packed_as: LevelWords | null
  counted: string
  baseline: string
  difference: string
}

export interface CountLine {
  line_id: string
  place: PlaceWords
  state: string
  counted_by: Named | null
  recounted_by: Named | null
  may_count: boolean
  /** Empty for who may not approve, or has counted here. */
  entries: CountEntry[]
}
