import type { Shape } from '@/api/shapes'
import type { Translate } from '@/messages'
import type { ResultRow } from '@/ui/ResultBlock'

/** Goods nearby that differ by one character from those in the hand. */
export type Twin = Shape<'LookalikeNear'>

/** A warning for each look-alike nearby. */
export function twinRows(twins: Twin[] | undefined, t: Translate): ResultRow[] {
  return (twins ?? []).map(({ code, name, lot, place_code }) => ({
    label: `⚠ ${t('lookalikes.warn')}`,
    value: [place_code, code, name, lot].filter(Boolean).join(' · '),
  }))
}
