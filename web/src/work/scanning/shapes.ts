/** The answer of `POST /scans/resolve`, as the server describes it; and what screens make of it. */
import type { Shape } from '@/api/shapes'
import { DOCUMENT_KINDS } from '@/work/documents/shapes'

/** One code as it was read. */
export type Reading = Shape<'ReadingOut'>

/** One object that a package may be, with the evidence for and against it. */
export type Candidate = Shape<'CandidateOut'>

/** One reading of a label that can be cut in several ways. */
export type ReadingChoice = Shape<'ReadingChoiceOut'>

/** One object to choose. */
export type ObjectChoice = Shape<'ObjectChoiceOut'>

/** All symbols of one package, decided or asked. */
export type Resolved = Shape<'ResolutionOut'>

/** `kind`: item, lot, piece, place…, unknown, or the kind of a document. */
export type ScanObject = Pick<Candidate, 'kind' | 'id' | 'title'>

/** A code with the object that it is here, and the goods behind it as far as they are known. */
export interface ScanRead extends Pick<
  Candidate,
  'counts_as' | 'actions' | 'item' | 'lot' | 'piece' | 'place' | 'standing'
> {
  reading: Reading
  object: ScanObject
}

/** Whether the object is a document of any kind. */
export function isDocument(object: ScanObject): boolean {
  return DOCUMENT_KINDS.has(object.kind)
}
