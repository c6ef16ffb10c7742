import type { Coded, Named } from '@/work/documents/shapes'

/** Kinds of difference, those that a person must look at first. */
export const KINDS = [
  ...['missing', 'quantity', 'double', 'lot_spelling', 'unit'],
  ...['status', 'owner', 'late', 'unreadable'],
]

/** One night's list of the other system beside ours. */
export interface Run {
  id: string
  name: string
  state: 'mapping' | 'compared'
  moment: string
  known: string
  created_at: string
  person: Named | null
  rows: string
  equal: string
  kinds: { kind: string; open: string; explained: string }[]
}

export interface FullRun extends Run {
  headings: string[]
  mapping: Record<string, string>
  mapped: boolean
  fields: { name: string; name_zh: string; needed: boolean }[]
}

/** Something that the two systems say differently, and the records that may explain it. */
export interface Difference {
  seq: number
  kind: string
  item: Coded | null
  lot: string
  status: string
  owner: string
  theirs: string
  ours: string
  lines: unknown[]
  records: {
    number: number
    command: string
    happened_at: string
    person: Named | null
    document: { id: string; kind: string; number: string } | null
  }[]
  facts: Record<string, unknown>
  state: 'open' | 'explained'
  reason: string
  person: Named | null
}

/** How many of a kind there are in a run, explained or not. */
export function countOf(run: Run, kind: string): { open: number; explained: number } {
  const found = run.kinds.find((one) => one.kind === kind)
  return { open: Number(found?.open ?? 0), explained: Number(found?.explained ?? 0) }
}
