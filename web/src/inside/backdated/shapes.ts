import type { components } from '@/api/schema'
import type { Named } from '@/work/documents/shapes'

type WhyHeld = components['schemas']['WhyHeld']

/** A command that a count has overtaken, or that claims to be earlier than its cause. */
export interface LateFact {
  id: string
  code: string
  state: 'open' | 'accepted' | 'refused'
  command: string
  /** The command's own fields, as they were sent. */
  fields: Record<string, unknown>
  facts: WhyHeld
  sent_by: Named
  happened_at: string
  held_at: string
  decided_by: string | null
  decided_at: string | null
}

/** The quantity that a command says, wherever it has it; null where it has none. */
export function quantityOf(fields: Record<string, unknown>): string | null {
  for (const holder of [fields, fields['what']]) {
    const value = (holder as Record<string, unknown> | undefined)?.['quantity']
    if (typeof value === 'string' && value !== '') return value
  }
  return null
}

/** Ids whose titles a list of late facts shows. */
export function idsOf(rows: LateFact[]): string[] {
  return rows.flatMap(({ facts, decided_by: by, sent_by: sender }) => [
    facts.item ?? '',
    ...facts.places,
    by ?? '',
    sender.id,
  ])
}
