import type { Shape } from '@/api/shapes'
import type { Scan } from '@/outbox/store'

/** One package as it was scanned; `open`: what is scanned next lies in it. */
export interface Scanned {
  scans: Scan[]
  act: 'whole' | 'open' | 'close'
  answer: '' | 'inside' | 'another'
}

export type Added = Shape<'CountedGoodsOut'>

/** What one package added to the tally. */
export type Told = Shape<'CountedPackageOut'>

/** The whole tally, after every package anew. */
export type Tally = Shape<'ScanSessionOut'>

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
