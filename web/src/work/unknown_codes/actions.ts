import { ITEMS } from '@/work/references/items'
import type { Translate } from '@/messages'
import type { CommandInput } from '@/outbox/outbox'
import { command } from '@/outbox/command'
import { ref } from '@/work/forms/fields'
import { action, type ActionSpec } from '@/work/forms/action'
import { isLevelMissing, type Suggestion, type UnknownCode } from './shapes'

/**
 * The second click: what was proposed is confirmed, a level that the item has not yet is made with
 * the code, else the code is bound.
 */
export function takeCommand(code: UnknownCode, one: Suggestion, level: string): CommandInput {
  if (one.binding !== null) return command('/identifiers/confirm', { binding: one.binding })
  if (isLevelMissing(one)) {
    const { item, factor, role } = one
    return command('/unknown/bind-code', {
      code: code.id,
      item: item.id,
      factor: Number(factor),
      role,
    })
  }
  return command('/identifiers/bind', {
    scheme: code.scheme,
    value: code.value,
    target_kind: 'item',
    target: one.item.id,
    level,
    role: one.role,
  })
}

/** None of the suggestions: any item of the catalogue, at its base unit. */
export function bindOtherSpec(t: Translate, code: UnknownCode): ActionSpec {
  return action('identifiers.bind', {
    label: t('unknown_codes.other'),
    explain: t('unknown_codes.otherText'),
    reason: 'optional',
    fields: [ref('item', t('ui.field.item'), ITEMS, { required: true })],
    command: (values) => ({
      scheme: code.scheme,
      value: code.value,
      target_kind: 'item',
      target: values.item,
    }),
  })
}

/** It is no code of goods: a misprint, a carton's own number. */
export function dismissSpec(t: Translate, code: UnknownCode): ActionSpec {
  return action('unknown.dismiss', {
    label: t('unknown_codes.dismiss'),
    explain: t('unknown_codes.dismissText'),
    reason: 'required',
    command: () => ({ code: code.id }),
  })
}
