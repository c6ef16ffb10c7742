import type { ItemWords } from '@/work/documents/shapes'
import type { Scan } from '@/outbox/store'
import type { Candidate } from '@/work/scanning/shapes'

/** One package as it was scanned; `open`: what is scanned next lies in it. */
export interface Scanned {
  scans: Scan[]
  act: 'whole' | 'open' | 'close'
  answer: '' | 'inside' | 'another'
}

export interface Added {
  item: ItemWords | null
  lot: string
  base_quantity: string
}

/** What one package added to the tally. */
export interface Told {
  outcome: string
  object: Candidate | null
  question: { ask: string; choices: unknown[] } | null
  counted: 'counted' | 'duplicate' | 'asks' | 'none'
  reason: string
  added: Added[]
}

/** The whole tally, after every package anew. */
export interface Tally {
  packages: Told[]
  totals: Added[]
  /** SSCCs of the units that are open now. */
  open: string[]
}

/** The packages with the last one answered or changed. */
export function withLast(packages: Scanned[], change: Partial<Scanned>): Scanned[] {
  const last = packages.at(-1)
  return last ? [...packages.slice(0, -1), { ...last, ...change }] : packages
}

const KEY = 'tongma.tally'

export function keep(packages: Scanned[]): void {
  localStorage.setItem(KEY, JSON.stringify(packages))
}

/** What was scanned before a reload; nothing where there is none. */
export function kept(): Scanned[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as Scanned[]
  } catch {
    return []
  }
}
