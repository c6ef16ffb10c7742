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

/** A line of a report that is no read, and why. */
export interface LeftLine {
  line: number
  text: string
  reason: 'empty' | 'not_hex' | 'too_short' | 'too_long'
}

export interface Report {
  reads: TagRead[]
  /** Every line that is no read: with the reads they are all lines of the report. */
  left: LeftLine[]
}

const DIGITS_MIN = 16
const DIGITS_MAX = 128

/**
 * The reads of a pass from text: one tag per line, as readers export them. Separated by blanks,
 * commas, semicolons or tabs; the first part is the EPC in hex, then antenna and signal in dBm.
 * What is no read (a heading, a line cut short) is named with its number, its text and why.
 */
export function reportOf(text: string): Report {
  const lines = text.split(/\r\n|\r|\n/)
  if (lines.at(-1) === '') lines.pop()
  const report: Report = { reads: [], left: [] }
  lines.forEach((line, at) => {
    const [epc = '', ...rest] = line.trim().split(/[\s,;]+/)
    const reason = whyNot(epc)
    if (reason === null) report.reads.push(read(epc, rest))
    else report.left.push({ line: at + 1, text: line, reason })
  })
  return report
}

function whyNot(epc: string): LeftLine['reason'] | null {
  if (epc === '') return 'empty'
  if (!/^[0-9a-f]+$/i.test(epc)) return 'not_hex'
  if (epc.length < DIGITS_MIN) return 'too_short'
  return epc.length > DIGITS_MAX ? 'too_long' : null
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
