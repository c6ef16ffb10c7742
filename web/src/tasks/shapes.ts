import type { Coded, Named } from '@/documents/shapes'

/** Something that somebody with the right has to do. */
export interface Task {
  id: string
  kind: string
  action: string
  state: string
  site: Named | null
  document: { id: string; kind: string; number: string } | null
  line_id?: string | null
  line?: string | null
  item: Coded | null
  place: Coded | null
  quantity?: string | null
  unit?: string | null
  taken_by: Named | null
  made_at: string
  facts: Record<string, unknown>
}
