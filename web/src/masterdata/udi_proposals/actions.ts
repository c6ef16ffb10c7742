import type { Translate } from '@/messages'
import type { ActionSpec } from '@/work/forms/ActionForm'
import { text } from '@/work/forms/form'
import { choices } from '@/messages/codes'
import type { Proposal } from './shapes'

/** Take proposals over; against something confirmed only with a reason. */
export function acceptSpec(t: Translate, rows: Proposal[]): ActionSpec {
  const needsReason = rows.some((row) => row.state === 'contradicts')
  return {
    action: 'registered.accept',
    label: rows.length > 1 ? t('identity.registered.acceptAll') : t('identity.registered.accept'),
    explain: needsReason ? t('identity.registered.contradictsText') : undefined,
    primary: !needsReason,
    atOnce: !needsReason,
    reason: needsReason ? 'required' : undefined,
    fields: [],
    command: () => ({ proposals: rows.map(({ id }) => id) }),
  }
}

export function rejectSpec(t: Translate, rows: Proposal[]): ActionSpec {
  return {
    action: 'registered.reject',
    label: t('identity.registered.reject'),
    reason: 'required',
    fields: [],
    command: () => ({ proposals: rows.map(({ id }) => id) }),
  }
}

/** Ask the loaded databases what they know of this item; by another DI where ours are not there. */
export function proposeSpec(t: Translate, item: string): ActionSpec {
  return {
    action: 'registered.propose',
    label: t('identity.registered.propose'),
    explain: t('identity.registered.proposeText'),
    fields: [
      {
        name: 'di',
        label: 'DI',
        kind: 'text',
        scanText: true,
        description: t('identity.registered.diText'),
      },
    ],
    command: (values) => ({ item, di: text(values, 'di') ?? '' }),
  }
}

/** A new item from a registered device, with its levels and codes. */
export function makeItemSpec(t: Translate, di: string, onMade: (id: string) => void): ActionSpec {
  return {
    action: 'registered.make_item',
    label: t('identity.registered.makeItem'),
    explain: t('identity.registered.makeItemText'),
    primary: true,
    fields: [
      { name: 'code', label: t('ui.field.code'), kind: 'text', required: true },
      {
        name: 'base_unit',
        label: t('ui.field.unit'),
        kind: 'choice',
        required: true,
        initial: 'EA',
        choices: choices('unit', ['EA', 'PR', 'SET', 'KT', 'BX']),
      },
    ],
    command: (values) => ({
      di,
      code: text(values, 'code'),
      base_unit: text(values, 'base_unit') ?? 'EA',
    }),
    onDone: (outcome) => {
      if (outcome.kind === 'accepted') onMade((outcome.answer.result as { id: string }).id)
    },
  }
}
