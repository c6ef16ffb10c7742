import type { CommandOf } from '@/api/commands'
import { ITEMS } from '@/work/references/items'
import type { Translate } from '@/messages'
import { partnersFrom } from '@/work/references/partners'
import { placesFrom } from '@/work/references/places'
import { choices, word } from '@/messages/codes'
import { choice, ref, type RefSource } from '@/work/forms/fields'
import { action, type ActionSpec } from '@/work/forms/action'
import { REASONS, type Hold } from './shapes'

const SOURCES: Record<'item' | 'place' | 'supplier', RefSource> = {
  item: ITEMS,
  place: placesFrom(undefined),
  supplier: partnersFrom('supplier'),
}

/** What a hold lies on. */
export interface HoldTarget {
  scope: CommandOf<'holds.place_hold'>['scope']
  id: string
  title: string
}

/** The reason and how many must agree before the hold is lifted. */
function reasonFields(t: Translate) {
  return [
    choice('why', t('holds.reason'), choices('hold', REASONS), {
      required: true,
      initial: 'quality',
    }),
    choice(
      'approvals',
      t('holds.approvals'),
      [
        { value: '1', label: '1' },
        { value: '2', label: '2' },
      ],
      { required: true, initial: '1' },
    ),
  ] as const
}

/** Hold something that is known: what was scanned, or what a page shows. */
export function holdSpec(t: Translate, target: HoldTarget): ActionSpec {
  return action('holds.place_hold', {
    label: t('codes.action.holds_place_hold'),
    explain: target.title,
    danger: true,
    reason: 'required',
    fields: reasonFields(t),
    command: (values) => ({
      scope: target.scope,
      target: target.id,
      reason: values.why,
      approvals: Number(values.approvals),
    }),
  })
}

/** Hold an item, place or supplier chosen from a list. */
export function newHoldSpec(t: Translate, scope: 'item' | 'place' | 'supplier'): ActionSpec {
  return action('holds.place_hold', {
    label: t('holds.new'),
    danger: true,
    reason: 'required',
    fields: [
      ref('target', t('holds.target'), SOURCES[scope], { required: true }),
      ...reasonFields(t),
    ],
    command: (values) => ({
      scope,
      target: values.target,
      reason: values.why,
      approvals: Number(values.approvals),
    }),
  })
}

/**
 * Agree to lift; with enough agreements the hold is gone. Short-dated goods are the buyer's
 * business too, who has a right for these alone.
 */
export function liftSpec(t: Translate, hold: Hold, can: (action: string) => boolean): ActionSpec {
  const asBuyer = hold.reason === 'expiry' && !can('holds.lift_hold') && can('holds.approve_lift')
  return action(asBuyer ? 'holds.approve_lift' : 'holds.lift_hold', {
    label: t(asBuyer ? 'codes.action.holds_approve_lift' : 'holds.lift'),
    explain: `${hold.target.title} · ${word('hold', hold.reason)}`,
    reason: 'required',
    command: () => ({ hold: hold.id }),
  })
}
