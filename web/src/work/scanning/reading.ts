/** A scan in words: how sure it is, and what its label says. */
import type { Translate } from '@/messages'
import { daysUntil, quantity } from '@/ui/format'
import type { ResultRow, Tone } from '@/ui/ResultBlock'
import { word } from '@/messages/codes'
import { unitWord } from '@/work/documents/names'
import { standingTone, type StandingTone } from '@/work/standing/verdict'
import type { Reading, ScanObject, ScanRead } from './shapes'

const TONE: Record<Reading['status'], Tone> = {
  valid: 'ok',
  repaired: 'ok',
  ambiguous: 'warn',
  invalid: 'error',
  unknown: 'warn',
}

/** How sure the reading is, and whether its code means anything here. */
export function toneOf({ reading, object, actions, standing }: ScanRead): StandingTone {
  const stands = standingTone(standing)
  if (reading.status === 'invalid' || stands === 'error') return 'error'
  if (object.kind !== 'unknown' && isOver(reading)) return 'error'
  if (object.kind === 'unknown' || isBarred(object, actions)) return 'warn'
  if (stands === 'warn') return 'warn'
  if (reading.status === 'unknown') return 'ok'
  return TONE[reading.status] as StandingTone
}

/** Whether the last day of use on the label is over. */
function isOver({ expiry }: Reading): boolean {
  return expiry !== null && daysUntil(expiry) < 0
}

/** A command barcode for work that this person has no right to. */
export function isBarred(object: ScanObject, actions: ScanRead['actions']): boolean {
  return object.kind === 'command' && actions.length === 0
}

/** The production data of a reading, in words; `typed`: how many of the scanned pack. */
export function readingRows(
  { reading, counts_as, item }: ScanRead,
  t: Translate,
  typed = '',
): ResultRow[] {
  const rows: ResultRow[] = []
  const add = (label: string, value: string | null | undefined): void => {
    if (value) rows.push({ label, value })
  }
  add(t('ui.field.lot'), reading.lot)
  add(t('ui.field.serial'), reading.serial)
  if (reading.expiry) {
    const days = daysUntil(reading.expiry)
    const left = days < 0 ? t('ui.field.expired') : t('ui.field.daysLeft', { count: days })
    add(t('ui.field.expiry'), `${reading.expiry} · ${left}`)
  }
  if (counts_as) {
    const { name } = counts_as.level ?? {}
    const level = name ? ` (${word('level', name)})` : ''
    add(
      t('ui.field.quantity'),
      `${times(typed, counts_as.base_quantity)} ${unitWord(item ?? null)}${level}`,
    )
  }
  return rows
}

function times(typed: string, base: string): string {
  if (typed === '') return quantity(base)
  return base === '1' ? quantity(typed) : `${quantity(typed)} × ${quantity(base)}`
}
