import type { Coded, PlaceWords } from '@/work/documents/shapes'

export const VERDICTS = ['found', 'missing', 'stray', 'unsure'] as const
export type Verdict = (typeof VERDICTS)[number]

/** One tag, or one thing that was expected and not heard. */
export interface TagRow {
  epc: string
  item: Coded | null
  serial: string
  sscc: string
  lot: string
  place: PlaceWords | null
  reason: string
  reads?: number
  antennas?: number[]
  rssi_best?: number | null
  last_at?: string | null
}

export interface Batch extends Record<Verdict, TagRow[]> {
  tags: number
  reads: number
  counts: Record<Verdict, number>
}

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
