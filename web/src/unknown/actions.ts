import { ITEMS } from '@/catalogue/source'
import type { Translate } from '@/messages'
import type { CommandInput } from '@/outbox/outbox'
import { command } from '@/api/commands'
import type { ActionSpec } from '@/ui/ActionForm'
import { text } from '@/ui/form'
import type { Suggestion, UnknownCode } from './shapes'

/** The second click: what was proposed is confirmed, else it is bound. */
export function takeCommand(code: UnknownCode, one: Suggestion, level: string): CommandInput {
  if (one.binding !== null) return command('/identifiers/confirm', { binding: one.binding })
  return command('/identifiers/bind', {
    scheme: code.scheme,
    value: code.value,
    target_kind: 'item',
    target: one.item.id,
    level,
    role: one.role,
  })
}

/** The item has no such level yet: the registered device brings it, as a proposal. */
export function levelSpec(t: Translate, code: UnknownCode, one: Suggestion): ActionSpec {
  return {
    action: 'registered.propose',
    label: t('identity.unknown.level', { factor: one.factor ?? '' }),
    explain: t('identity.unknown.levelText'),
    primary: true,
    fields: [],
    command: () => ({ item: one.item.id, di: code.value }),
  }
}

/** None of the suggestions: any item of the catalogue, at its base unit. */
export function bindOtherSpec(t: Translate, code: UnknownCode): ActionSpec {
  return {
    action: 'identifiers.bind',
    label: t('identity.unknown.other'),
    explain: t('identity.unknown.otherText'),
    reason: 'optional',
    fields: [{ name: 'item', label: t('ui.field.item'), kind: 'ref', required: true, from: ITEMS }],
    command: (values) => ({
      scheme: code.scheme,
      value: code.value,
      target_kind: 'item',
      target: text(values, 'item'),
    }),
  }
}

/** It is no code of goods: a misprint, a carton's own number. */
export function dismissSpec(t: Translate, code: UnknownCode): ActionSpec {
  return {
    action: 'unknown.dismiss',
    label: t('identity.unknown.dismiss'),
    explain: t('identity.unknown.dismissText'),
    reason: 'required',
    fields: [],
    command: () => ({ code: code.id }),
  }
}
