import type { components } from '@/api/schema'

type Schemas = components['schemas']

/** One night's list of the other system beside ours. */
export type Run = Schemas['ParallelRunOut']
export type FullRun = Schemas['WholeParallelRunOut']
/** Something that the two systems say differently, and the records that may explain it. */
export type Difference = Schemas['StockDifferenceOut']
export type Kind = Difference['kind']

/** Kinds of difference, those that a person must look at first. */
export const KINDS: readonly Kind[] = [
  ...(['missing', 'quantity', 'double', 'lot_spelling', 'unit'] as const),
  ...(['status', 'owner', 'late', 'unreadable'] as const),
]

/** How many of a kind there are in a run, explained or not. */
export function countOf(run: Run, kind: Kind): { open: number; explained: number } {
  const found = run.kinds.find((one) => one.kind === kind)
  return { open: found?.open ?? 0, explained: found?.explained ?? 0 }
}
