/** How goods stand, in words and in a tone. Pure. */
import type { Translate } from '@/messages'
import { word } from '@/messages/codes'
import { instant } from '@/ui/format'
import type { ResultRow } from '@/ui/ResultBlock'
import type { Blocked, Hold, Standing } from './shapes'

type Told = Pick<Standing, 'holds' | 'holds_inside' | 'blocked' | 'blocked_inside' | 'statuses'>
export type StandingTone = 'ok' | 'warn' | 'error'

/**
 * What may not go out is never green: all of it held, over or rejected is red; what waits for
 * acceptance, and what has only some such goods inside, is amber.
 */
export function standingTone(standing: Told | null | undefined): StandingTone {
  if (!standing) return 'ok'
  const { blocked, blocked_inside, statuses } = standing
  const isRejected = blocked.includes('not_released') && statuses.every((one) => one === 'rejected')
  if (blocked.includes('held') || blocked.includes('expired') || isRejected) return 'error'
  return blocked.length + blocked_inside.length > 0 ? 'warn' : 'ok'
}

/** The first thing to say of goods that may not go out; empty where nothing stands against them. */
export function standingWord(standing: Told | null | undefined, t: Translate): string {
  if (!standing) return ''
  const [whole] = standing.blocked
  if (whole) return blockedWord(whole, standing)
  const [part] = standing.blocked_inside
  return part ? t('standing.some', { what: blockedWord(part, standing) }) : ''
}

function blockedWord(why: Blocked, { statuses }: Told): string {
  const others = statuses.filter((one) => one !== 'released')
  if (why === 'not_released' && others.length > 0) {
    return others.map((one) => word('quality', one)).join('、')
  }
  return word('blocked', why)
}

/** Everything that stands against goods, the holds first, one row each. */
export function standingRows(standing: Told | null | undefined, t: Translate): ResultRow[] {
  if (!standing) return []
  return [
    ...standing.holds.map((hold) => ({ label: word('blocked', 'held'), value: holdWords(hold) })),
    ...standing.holds_inside.map((hold) => ({
      label: t('standing.some', { what: word('blocked', 'held') }),
      value: `${hold.target.title}：${holdWords(hold)}`,
    })),
    ...standing.blocked.filter(isNoHold).map((why) => ({
      label: t('standing.label'),
      value: blockedWord(why, standing),
    })),
    ...standing.blocked_inside.filter(isNoHold).map((why) => ({
      label: t('standing.label'),
      value: t('standing.some', { what: blockedWord(why, standing) }),
    })),
  ]
}

function isNoHold(why: Blocked): boolean {
  return why !== 'held'
}

/** Why, what was said, who, since when, by which document. */
export function holdWords(hold: Hold): string {
  return [
    word('hold', hold.reason),
    hold.note,
    hold.placed_by?.name,
    hold.placed_at && instant(hold.placed_at),
    hold.document && `${word('kind', hold.document.kind)} ${hold.document.number}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/**
 * Of a step of work only what concerns the goods in the hand: that they wait for acceptance is the
 * step's own business, and what else of the item lies elsewhere is not in the hand.
 */
export function inHand(standing: Told | null | undefined, kind: string): Told | null {
  if (!standing) return null
  const isBox = kind === 'handling_unit' || kind === 'announced_unit' || kind === 'place'
  return {
    holds: standing.holds,
    holds_inside: isBox ? standing.holds_inside : [],
    blocked: standing.blocked.filter((why) => why !== 'not_released'),
    blocked_inside: isBox ? standing.blocked_inside.filter((why) => why !== 'not_released') : [],
    statuses: standing.statuses,
  }
}
