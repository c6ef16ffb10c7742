/** What to ask where a scan means several things; asked of the server with the place in hand. */
import { ask } from '@/api/client'
import type { Scanned } from '@/app/ScanProvider'
import { stationHere, type ScanContext } from './read'
import type { ScanRead } from './shapes'

/** What `POST /scans/resolve` answers, as far as a question needs it. */
export interface Resolved {
  outcome: 'accepted' | 'ask' | 'unconfirmed' | 'unknown' | 'contradiction' | 'unreadable'
  question: { ask: string; choices: AskedChoice[]; more: boolean } | null
  candidates: { item: { id: string } | null }[]
}

/** One reading of a label that can be cut in several ways, or one object. */
export interface AskedChoice {
  lot?: string | null
  serial?: string | null
  expiry?: string | null
  kind?: string
  id?: string
  title?: string
}

/** A choice as the forms take it: what is filled in when it is tapped. */
export interface Answered {
  title: string | null
  lot: string
  serial: string
  expiry: string
  /** The item that the chosen object is; empty where the readings are of one item. */
  item: string
}

export function isAmbiguous({ reading, object }: ScanRead): boolean {
  return reading.status === 'ambiguous' || object.kind === 'ambiguous'
}

/** The choices of one short question; empty where the document in hand decides. */
export async function choicesFor(scanned: Scanned, context: ScanContext): Promise<Answered[]> {
  const { raw, symbology, way } = scanned
  const scans = [{ raw, symbology, way }]
  return answersOf(await ask<Resolved>('/scans/resolve', { scans, ...stationHere(), ...context }))
}

export function answersOf({ question, candidates }: Resolved): Answered[] {
  const choices = question?.choices ?? []
  if (choices.length < 2) return []
  return choices.map((one, index) => ({
    title: one.title ?? null,
    lot: one.lot ?? '',
    serial: one.serial ?? '',
    expiry: one.expiry ?? '',
    item: one.title === undefined ? '' : (candidates[index]?.item?.id ?? ''),
  }))
}
