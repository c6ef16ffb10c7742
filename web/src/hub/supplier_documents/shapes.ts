import type { Coded, Named } from '@/work/documents/shapes'

/** A supplier's own delivery note, or the codes of a signed one. */
export interface Paper {
  id: string
  kind: 'table' | 'signed'
  name: string
  state: 'waiting' | 'announced' | 'set_aside'
  supplier: Named | null
  site: Named | string | null
  person: Named | null
  created_at: string
  signed_by: unknown
  notice: { id: string; number: string } | null
}

export interface PaperLine {
  line: number
  item: Coded | null
  quantity: string
  level: string | null
  base_quantity: string
  lot: string
  expiry: string
  produced: string
  serials: string[]
  order: { id: string; number: string } | null
}

export interface PaperFault {
  line: number
  field: string
  code: string
  given: string
  facts: Record<string, unknown>
  to_do: string
}

export interface FullPaper extends Paper {
  headings: string[]
  sample: string[][]
  mapping: Record<string, string>
  layout: {
    version: number
    confirmed: boolean
    options: { date_order: string; lot_prefix: string; quantity_in: string }
  } | null
  cartons: string[]
  lines: PaperLine[]
  faults: PaperFault[]
}

/** Faults of one line; line 0 is of the paper as a whole. */
export function faultsOf(paper: FullPaper, line: number): PaperFault[] {
  return paper.faults.filter((fault) => fault.line === line)
}

/** Lines of the paper that could be read, and those of which only the faults are known. */
export function linesOf({ lines, faults }: FullPaper): number[] {
  return [...new Set([...lines, ...faults].map(({ line }) => line))].sort((a, b) => a - b)
}

/** A key whose signature is taken as a partner's. */
export interface PartnerKey {
  id: string
  key_id: string
  partner: Named
  public_key: string
  state: 'accepted' | 'withdrawn'
}

/** The key with which this installation signs its own delivery notes. */
export interface OwnKey {
  algorithm: string
  key_id: string
  public_key: string
}
