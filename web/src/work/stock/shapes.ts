import type {
  ItemWords,
  LevelWords,
  LotWords,
  Named,
  PieceWords,
  PlaceWords,
} from '@/work/documents/shapes'
import type { Blocked, Hold } from '@/work/standing/shapes'

/** A balance, or several added up, as the server tells it. */
export interface StockRow {
  item: ItemWords | null
  lot: LotWords | null
  piece: PieceWords | null
  place: PlaceWords | null
  owner: Named | null
  status: string
  packed_as: LevelWords | null
  quantity: string
  allocated: string
  /** What stands against any of it now; nothing is told of the past. */
  holds: Hold[]
  blocked: Blocked[]
  cursor: string
}

/** A quality status as commands name it. */
export const STATUS: Record<string, number> = {
  quarantine: 1,
  released: 2,
  rejected: 3,
  return_quarantine: 4,
}
