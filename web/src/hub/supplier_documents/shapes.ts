import type { components } from '@/api/schema'

type Schemas = components['schemas']

/** A supplier's own delivery note, or the codes of a signed one. */
export type Paper = Schemas['PaperOut']
export type FullPaper = Schemas['WholePaperOut']
export type PaperLine = Schemas['PaperLineOut']
export type PaperFault = Schemas['PaperFaultOut']
export type LayoutOptions = Schemas['LayoutOptionsOut']
/** What a paper may say: a column of it is one of these. */
export type PaperField = Schemas['TableFieldOut']

/** Faults of one line; line 0 is of the paper as a whole. */
export function faultsOf(paper: FullPaper, line: number): PaperFault[] {
  return paper.faults.filter((fault) => fault.line === line)
}

/** Lines of the paper that could be read, and those of which only the faults are known. */
export function linesOf({ lines, faults }: FullPaper): number[] {
  return [...new Set([...lines, ...faults].map(({ line }) => line))].sort((a, b) => a - b)
}

/** A key whose signature is taken as a partner's. */
export type PartnerKey = Schemas['PartnerKeyOut']
/** The key with which this installation signs its own delivery notes. */
export type OwnKey = Schemas['PublicKeyOut']
