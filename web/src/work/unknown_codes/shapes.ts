import type { Coded, LevelWords } from '@/work/documents/shapes'

/** A code that nobody has bound, however often it was scanned. */
export interface UnknownCode {
  id: string
  scheme: string
  value: string
  state: 'open' | 'bound' | 'dismissed'
  count: number
  first_seen: string
  last_seen: string
  station: string
  raw: string
  /** What the label says beside the product. */
  says: Record<string, string | null>
  document: { id: string; number: string; kind: string } | null
  supplier: Coded | null
}

/** An item that it may be, and why. */
export interface Suggestion {
  item: Coded & { specification?: string }
  level: LevelWords | null
  factor: string | null
  /** The item has a level with that factor; it must be made first where it has not. */
  level_exists: boolean
  /** A proposal that only waits to be confirmed. */
  binding: string | null
  role: string
  score: number
  reasons: string[]
}

/** How many it holds is known, and the item has no packaging level of so many. */
export function isLevelMissing({ level_exists, factor }: Suggestion): boolean {
  return !level_exists && factor !== null
}

export interface Suggestions {
  code: UnknownCode
  suggestions: Suggestion[]
  /** What a public UDI database says it is. */
  registered: {
    source: string
    primary: string
    name: string
    model: string
    registrant: string
    registrations: string[]
    role: string
    factor: string | null
  } | null
}
