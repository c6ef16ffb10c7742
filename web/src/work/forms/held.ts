/** What a held command means for the person who sent it, in plain words. */
import { lookUp, t } from '@/messages'
import type { Answer } from '@/outbox/store'
import { instant } from '@/ui/format'
import type { ResultRow } from '@/ui/ResultBlock'

function codeOf(answer: Answer | undefined): string {
  return typeof answer?.case === 'string' ? answer.case : ''
}

export function heldTitle(answer: Answer | undefined): string {
  return lookUp(`codes.held.${codeOf(answer)}`, t('ui.refusal.held'))
}

interface HeldResult {
  counted_at?: string
  place_code?: string
}

/** Whether it took effect, and what to do now. */
export function heldRows(answer: Answer | undefined): ResultRow[] {
  const text = lookUp(`codes.heldText.${codeOf(answer)}`, t('ui.refusal.heldText'))
  const { counted_at: counted, place_code: place } = (answer?.result ?? {}) as HeldResult
  const when = counted ? [{ label: t('backdated.counted'), value: instant(counted) }] : []
  const where = place ? [{ label: t('ui.field.place'), value: place }] : []
  return [...when, ...where, { label: t('ui.refusal.heldNow'), value: text }]
}
