import type { Translate } from '@/messages'
import { choices } from '@/messages/codes'
import { text, choice } from '@/work/forms/fields'
import { action, type ActionSpec } from '@/work/forms/action'
import type { Proposal } from './shapes'

/** Take proposals over; against something confirmed only with a reason. */
export function acceptSpec(t: Translate, rows: Proposal[]): ActionSpec {
  const needsReason = rows.some((row) => row.state === 'contradicts')
  return action('registered.accept', {
    label: rows.length > 1 ? t('udi_proposals.acceptAll') : t('udi_proposals.accept'),
    explain: needsReason ? t('udi_proposals.contradictsText') : undefined,
    primary: !needsReason,
    atOnce: !needsReason,
    reason: needsReason ? 'required' : undefined,
    command: () => ({ proposals: rows.map(({ id }) => id) }),
  })
}

export function rejectSpec(t: Translate, rows: Proposal[]): ActionSpec {
  return action('registered.reject', {
    label: t('udi_proposals.reject'),
    reason: 'required',
    command: () => ({ proposals: rows.map(({ id }) => id) }),
  })
}

/** Ask the loaded databases what they know of this item; by another DI where ours are not there. */
export function proposeSpec(t: Translate, item: string): ActionSpec {
  return action('registered.propose', {
    label: t('udi_proposals.propose'),
    explain: t('udi_proposals.proposeText'),
    fields: [text('di', 'DI', { scanText: true, description: t('udi_proposals.diText') })],
    command: (values) => ({ item, di: values.di }),
  })
}

/** A new item from a registered device, with its levels and codes. */
export function makeItemSpec(t: Translate, di: string, onMade: (id: string) => void): ActionSpec {
  return action('registered.make_item', {
    label: t('udi_proposals.makeItem'),
    explain: t('udi_proposals.makeItemText'),
    primary: true,
    fields: [
      text('code', t('ui.field.code'), { required: true }),
      choice('base_unit', t('ui.field.unit'), choices('unit', ['EA', 'PR', 'SET', 'KT', 'BX']), {
        required: true,
        initial: 'EA',
      }),
    ],
    command: (values) => ({
      di,
      code: values.code,
      base_unit: values.base_unit || 'EA',
    }),
    onDone: (outcome) => {
      if (outcome.kind === 'accepted') onMade((outcome.answer.result as { id: string }).id)
    },
  })
}
