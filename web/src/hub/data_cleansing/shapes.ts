import type { components } from '@/api/schema'

type Schemas = components['schemas']

/** One run of cleaning an old item and code table. */
export type Run = Schemas['CleaningRunOut']
export type FullRun = Schemas['WholeCleaningRunOut']
export type FindingClass = Schemas['FindingClassOut']
export type Finding = Schemas['FindingOut']
export type CleanRow = Schemas['CleaningRowOut']
export type TakeBack = Schemas['TakeBackOut']

/** States in which the server works and a person waits. */
const WORKING = new Set<Run['state']>([
  'uploaded',
  'examining',
  'comparing',
  'confirming',
  'taking_back',
  'correcting',
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
  return rows > 0 ? Math.min(100, Math.round((reached / rows) * 100)) : null
}

/** Why two rows are taken for one item, in words that the server sends as codes. */
export function reasonsOf({ facts }: Finding): string[] {
  return facts['reasons']?.split('|').map((one) => one.trim()) ?? []
}
