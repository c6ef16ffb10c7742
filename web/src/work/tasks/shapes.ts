import type { Hold } from '@/work/standing/shapes'
import type { ItemWords, LotWords, Named, PlaceWords } from '@/work/documents/shapes'

/** Something that somebody with the right has to do. */
export interface Task {
  id: string
  kind: string
  action: string
  state: string
  site: PlaceWords | null
  document: { id: string; kind: string; number: string } | null
  line: string | null
  item: ItemWords | null
  lot: LotWords | null
  place: PlaceWords | null
  quantity: string | null
  taken_by: Named | null
  made_at: string
  holds: Hold[]
  facts: Record<string, unknown>
}
