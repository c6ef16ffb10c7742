import type { ReactNode } from 'react'
import type { Column } from '@/ui/DataTable'
import type { HeaderFact } from '@/ui/Facts'
import type { DocumentLine, FullDocument } from './shapes'

/** What a kind of document shows and does beside what all kinds do. */
export interface DocumentConfig {
  partnerLabel?: string
  facts?: (document: FullDocument) => HeaderFact[]
  lineColumns?: () => Column<DocumentLine>[]
  /** The kind shows lots and serials in columns of its own. */
  ownLot?: boolean
  lineActions?: (document: FullDocument, line: DocumentLine) => ReactNode
  actions?: (document: FullDocument) => ReactNode
  extra?: { tab: string; content: (document: FullDocument) => ReactNode }[]
}
