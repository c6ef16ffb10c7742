import { ITEMS } from '@/work/references/items'
import type { Translate } from '@/messages'
import { partnersFrom } from '@/work/references/partners'
import { placesFrom } from '@/work/references/places'
import type { ActionSpec } from '@/work/forms/ActionForm'
import { text, type FieldSpec, type RefSource } from '@/work/forms/form'
import { choices, word } from '@/messages/codes'
import { REASONS, type Hold } from './shapes'

const SOURCES: Record<string, RefSource> = {
  item: ITEMS,
  place: placesFrom(undefined),
  supplier: partnersFrom('supplier'),
}

/** The reason and how many must agree before the hold is lifted. */
function reasonFields(t: Translate): FieldSpec[] {
  return [
    {
      name: 'why',
      label: t('desk.hold.reason'),
      kind: 'choice',
      required: true,
      choices: choices('hold', REASONS),
      initial: 'quality',
    },
    {
      name: 'approvals',
      label: t('desk.hold.approvals'),
      kind: 'choice',
      required: true,
      choices: [
        { value: '1', label: '1' },
        { value: '2', label: '2' },
      ],
      initial: '1',
    },
  ]
}

/** Hold something that is known: what was scanned, or what a page shows. */
export function holdSpec(
  t: Translate,
  target: { scope: string; id: string; title: string },
): ActionSpec {
  return {
    action: 'holds.place_hold',
    label: t('codes.action.holds_place_hold'),
    explain: target.title,
    danger: true,
    reason: 'required',
    fields: reasonFields(t),
    command: (values) => ({
      scope: target.scope,
      target: target.id,
      reason: text(values, 'why') ?? 'quality',
      approvals: Number(text(values, 'approvals') ?? 1),
    }),
  }
}

/** Hold an item, place or supplier chosen from a list. */
export function newHoldSpec(t: Translate, scope: 'item' | 'place' | 'supplier'): ActionSpec {
  return {
    action: 'holds.place_hold',
    label: t('desk.hold.new'),
    danger: true,
    reason: 'required',
    fields: [
      {
        name: 'target',
        label: t('desk.hold.target'),
        kind: 'ref',
        required: true,
        from: SOURCES[scope],
      },
      ...reasonFields(t),
    ],
    command: (values) => ({
      scope,
      target: text(values, 'target'),
      reason: text(values, 'why') ?? 'quality',
      approvals: Number(text(values, 'approvals') ?? 1),
    }),
  }
}

/**
 * Agree to lift; with enough agreements the hold is gone. Short-dated goods are the buyer's
 * business too, who has a right for these alone.
 */
export function liftSpec(t: Translate, hold: Hold, can: (action: string) => boolean): ActionSpec {
  const asBuyer = hold.reason === 'expiry' && !can('holds.lift_hold') && can('holds.approve_lift')
  return {
    action: asBuyer ? 'holds.approve_lift' : 'holds.lift_hold',
    label: t(asBuyer ? 'codes.action.holds_approve_lift' : 'desk.hold.lift'),
    explain: `${hold.target.title} · ${word('hold', hold.reason)}`,
    fields: [],
    reason: 'required',
    command: () => ({ hold: hold.id }),
  }
}
