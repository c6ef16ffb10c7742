import type { Shape } from '@/api/shapes'

export const VERDICTS = ['found', 'missing', 'stray', 'unsure'] as const
export type Verdict = (typeof VERDICTS)[number]

/** One tag, or one thing that was expected and not heard. */
export type TagRow = Shape<'MissingOut'> & Partial<Shape<'TagOut'>>

export type Batch = Shape<'BatchOut'>

export interface TagRead {
  epc: string
  antenna?: number
  rssi?: number
}

/**
 * The reads of a pass from text: one tag per line, as readers export them. Separated by blanks,
 * commas, semicolons or tabs; the first part is the EPC in hex, then antenna and signal in dBm.
 * Lines without an EPC (a heading) are left out.
 */
export function readsOf(text: string): TagRead[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim().split(/[\s,;]+/))
    .flatMap(([epc = '', ...rest]) => (/^[0-9a-f]{16,128}$/i.test(epc) ? [read(epc, rest)] : []))
}

function read(epc: string, rest: string[]): TagRead {
  const numbers = rest.map(Number).filter((value) => Number.isFinite(value))
  const antenna = numbers.find((value) => value > 0 && Number.isInteger(value))
  const rssi = numbers.find((value) => value < 0)
  return {
    epc: epc.toUpperCase(),
    ...(antenna === undefined ? {} : { antenna }),
    ...(rssi === undefined ? {} : { rssi }),
  }
}
