/** One run of cleaning an old item and code table. */
export interface Run {
  id: string
  name: string
  state: string
  created_at: string
  person: { id: string; name: string } | null
  rows: string
  reached: string
  trouble: string
}

export interface FindingClass {
  code: string
  severity: 'error' | 'question' | 'warning' | 'note'
  open: string
  accept: string
  refuse: string
}

export interface FullRun extends Run {
  headings: string[]
  sample: string[][]
  /** Field of ours → heading of the file. */
  mapping: Record<string, string>
  date_order: string
  fields: { name: string; name_zh: string; needed: boolean }[]
  states: Record<string, string>
  classes: FindingClass[]
}

export interface Finding {
  code: string
  severity: FindingClass['severity']
  field: string
  given: string
  proposed: string
  /** Above zero: a proposal to make two rows one item. */
  score: number
  facts: Record<string, unknown>
  other_line: number | null
  other_item: string | null
  other: Record<string, string> | null
  decision: '' | 'accept' | 'refuse'
}

export interface CleanRow {
  line: number
  state: string
  item: string | null
  given: Record<string, string>
  values: Record<string, string>
  findings: Finding[]
}

export interface TakeBack {
  items: string
  codes: string
  kept: { item: string; line: number; why: string }[]
}

/** States in which the server works and a person waits. */
const WORKING = new Set([
  ...['uploaded', 'examining', 'comparing', 'confirming', 'taking_back', 'correcting'],
])

export function isWorking({ state }: Run): boolean {
  return WORKING.has(state)
}

/** States in which a person decides about rows. */
export function isDeciding({ state }: Run): boolean {
  return state === 'examined' || state === 'confirmed'
}

/** How far the work is, per cent; null where nobody knows how much there is. */
export function percent({ rows, reached }: Run): number | null {
  const all = Number(rows)
  return all > 0 ? Math.min(100, Math.round((Number(reached) / all) * 100)) : null
}

/** Why two rows are taken for one item, in words that the server sends as codes. */
export function reasonsOf({ facts }: Finding): string[] {
  const { reasons } = facts
  if (typeof reasons === 'string') return reasons.split('|').map((one) => one.trim())
  return Array.isArray(reasons) ? reasons.map(String) : []
}
