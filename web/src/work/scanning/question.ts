/** What a resolved package is, and what to ask where it may be several things. Pure. */
import { itemName } from '@/work/documents/names'
import type { Chosen, Scan } from '@/outbox/store'
import type { Candidate, ObjectChoice, Reading, ReadingChoice, Resolved, ScanRead } from './shapes'

/** One answer to tap. */
export interface Choice {
  read: ScanRead
  chosen: Chosen | null
  /** A reading of the label; otherwise an object, known by its title. */
  isReading: boolean
  reasonsFor: string[]
  reasonsAgainst: string[]
}

const NO_CANDIDATE = {
  kind: 'unknown',
  id: '0',
  title: '',
  counts_as: null,
  actions: [],
  item: null,
  lot: null,
  piece: null,
  place: null,
  standing: null,
}

/** The package as one of its candidates; as unknown where there is none. */
export function readOf(
  { reading }: Pick<Resolved, 'reading'>,
  candidate: Candidate | null,
): ScanRead {
  const { kind, id, title, ...goods } = candidate ?? NO_CANDIDATE
  const { counts_as, actions, item, lot, piece, place, standing } = goods
  const isGoods = item !== null && ['item', 'lot', 'piece'].includes(kind)
  const object = { kind, id, title: isGoods ? `${item.code} ${itemName(item)}` : title }
  return { reading, object, counts_as, actions, item, lot, piece, place, standing }
}

/** The answers of the server's question: at most four; none where one more scan is asked for. */
export function choicesOf(resolved: Resolved): Choice[] {
  const { question } = resolved
  if (question === null || question.ask === 'scan_more') return []
  return question.choices.map((one) =>
    'title' in one ? object(resolved, one) : cut(resolved, one),
  )
}

function object(resolved: Resolved, { kind, id, chosen }: ObjectChoice): Choice {
  const candidate = resolved.candidates.find((one) => one.kind === kind && one.id === id) ?? null
  return {
    read: readOf(resolved, candidate),
    chosen,
    isReading: false,
    reasonsFor: candidate?.reasons_for ?? [],
    reasonsAgainst: candidate?.reasons_against ?? [],
  }
}

/** The label cut in this way: its lot is known where a candidate has it. */
function cut(resolved: Resolved, { chosen, ...parts }: ReadingChoice): Choice {
  const [first = null] = resolved.candidates
  const known = resolved.candidates.find(({ lot }) => lot?.number === parts.lot) ?? null
  const reading: Reading = { ...resolved.reading, ...parts }
  return {
    read: readOf({ reading }, known ?? (first && { ...first, lot: null, piece: null })),
    chosen,
    isReading: true,
    reasonsFor: known?.reasons_for ?? [],
    reasonsAgainst: known?.reasons_against ?? [],
  }
}

/** The symbols of the package with the answer on the one that it is about. */
export function answered(scans: Scan[], resolved: Resolved, { chosen }: Choice): Scan[] {
  if (chosen === null) return scans
  const { readings } = resolved
  const unsure = readings.findIndex(
    ({ status, alternatives }) => status === 'ambiguous' || alternatives.length > 0,
  )
  const product = readings.findIndex(({ identifier }) => identifier !== null)
  const at = unsure >= 0 ? unsure : Math.max(product, 0)
  return scans.map((scan, index) => (index === at ? { ...scan, chosen } : scan))
}

/** Lot, serial or dates without a product: the other symbol of the package is still to come. */
export function isHalf({ outcome, reading, readings }: Resolved): boolean {
  const says = [reading.lot, reading.serial, reading.expiry, reading.produced]
  return (
    outcome === 'unknown' &&
    readings.length === 1 &&
    reading.identifier === null &&
    reading.status !== 'unknown' &&
    says.some((value) => value !== null)
  )
}
