import type { Coded } from '@/work/documents/shapes'

/** What may be wrong with a label, the worst for the work first. */
export const FAULTS = [
  ...['unknown', 'wrong_check_digit', 'no_separator'],
  ...['other_rule', 'against_notice', 'against_registered'],
] as const
export type Fault = (typeof FAULTS)[number]

/** The labels of one supplier in one month. */
export interface QualityRow extends Record<Fault, number> {
  supplier: Coded | null
  month: string
  labels: number
  /** Of all labels, 0 to 1. */
  rates: Record<Fault, number>
  examples: Example[]
}

export interface Example {
  raw: string
  station: string
  at: string
  document: { id: string; number: string } | null
  faults: string[]
}

/** All months of each supplier together, the worst first. */
export function bySupplier(rows: QualityRow[]): QualityRow[] {
  const found = new Map<string, QualityRow>()
  for (const row of rows) {
    const key = row.supplier?.id ?? ''
    const before = found.get(key)
    found.set(key, before ? together(before, row) : row)
  }
  return [...found.values()].sort((a, b) => share(b) - share(a))
}

/** Labels with a fault of any kind, of all; a label with two counts twice, but never above one. */
export function share(row: QualityRow): number {
  const faults = FAULTS.reduce((sum, name) => sum + row[name], 0)
  return row.labels > 0 ? Math.min(1, faults / row.labels) : 0
}

function together(a: QualityRow, b: QualityRow): QualityRow {
  const labels = a.labels + b.labels
  const counts = FAULTS.map((name): [Fault, number] => [name, a[name] + b[name]])
  const sums = Object.fromEntries(counts) as Record<Fault, number>
  const shares = counts.map(([name, count]) => [name, labels > 0 ? count / labels : 0])
  return {
    ...a,
    ...sums,
    labels,
    rates: Object.fromEntries(shares) as Record<Fault, number>,
    examples: [...a.examples, ...b.examples],
  }
}
