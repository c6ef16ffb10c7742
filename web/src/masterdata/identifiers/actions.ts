import type { CommandOf } from '@/api/commands'
import { ITEMS } from '@/work/references/items'
import type { Translate } from '@/messages'
import { partnersFrom } from '@/work/references/partners'
import { choices, word } from '@/messages/codes'
import { text, date, choice, ref } from '@/work/forms/fields'
import { action, type ActionSpec } from '@/work/forms/action'
import type { Binding } from './shapes'
import { levelChoices, type Level } from '@/work/references/levels'

/** Code systems that a person binds by hand; others come from files. */
const SCHEMES = [
  ...['gtin', 'hibc', 'ma', 'ifa', 'isbt', 'sscc', 'gln'],
  ...['supplier-part', 'internal', 'registration', 'insurance', 'epc'],
]
const ROLES = [
  ...['primary', 'package', 'unit-of-use', 'direct-mark'],
  ...['article', 'registration', 'internal', 'rfid'],
]

/** What a code may be bound to: the object, and for an item its packaging levels. */
export interface Target {
  kind: CommandOf<'identifiers.bind'>['target_kind']
  id: string
  levels?: Level[]
}

function levelField(t: Translate, levels: Level[], initial = '0') {
  const more = { initial, required: true, half: true } as const
  return choice('level', t('identifiers.level'), levelChoices(levels), more)
}

function periodFields(t: Translate, one?: Binding) {
  return [
    date('valid_from', t('identifiers.validFrom'), { half: true, initial: one?.valid_from ?? '' }),
    date('valid_to', t('identifiers.validTo'), { half: true, initial: one?.valid_to ?? '' }),
  ] as const
}

const periodOf = ({ valid_from, valid_to }: { valid_from: string; valid_to: string }) => ({
  valid_from,
  valid_to,
})

/** Say that a code means this object. */
export function bindSpec(t: Translate, target: Target): ActionSpec {
  return action('identifiers.bind', {
    label: t('identifiers.bind'),
    primary: true,
    reason: 'optional',
    fields: [
      text('value', t('ui.field.code'), {
        required: true,
        scanText: true,
        description: t('identifiers.valueText'),
      }),
      choice('scheme', t('identifiers.scheme'), choices('scheme', SCHEMES), {
        initial: target.kind === 'item' ? 'gtin' : 'internal',
        required: true,
        half: true,
      }),
      ...(target.levels ? [levelField(t, target.levels)] : []),
      choice('role', t('identifiers.role'), choices('codeRole', ROLES), { half: true }),
      ref('scope', t('identifiers.scope'), partnersFrom('supplier'), {
        half: true,
        description: t('identifiers.scopeText'),
      }),
      ...periodFields(t),
    ],
    command: (values) => ({
      scheme: values.scheme,
      value: values.value,
      target_kind: target.kind,
      target: target.id,
      level: values.level || '0',
      role: values.role,
      scope: values.scope || '0',
      ...periodOf(values),
    }),
  })
}

/** A proposal becomes what everybody's next scan knows. */
export function confirmSpec(t: Translate, { id, scheme, value }: Binding): ActionSpec {
  return action('identifiers.confirm', {
    label: t('identifiers.confirm'),
    explain: `${word('scheme', scheme)} ${value}`,
    primary: true,
    atOnce: true,
    command: () => ({ binding: id }),
  })
}

/** Put another meaning in the place of a wrong one; what was believed stays on record. */
export function correctSpec(t: Translate, one: Binding, levels?: Level[]): ActionSpec {
  const isItem = one.target_kind === 'item'
  const other = ref('target', t('identifiers.otherItem'), ITEMS, {
    description: t('identifiers.otherItemText'),
  })
  const asked = isItem && levels ? levelField(t, levels, one.level) : null
  return action('identifiers.correct', {
    label: t('identifiers.correct'),
    explain: `${word('scheme', one.scheme)} ${one.value}`,
    reason: 'required',
    fields: [
      ...(isItem ? [other] : []),
      ...(asked ? [{ ...asked, onlyIf: { field: 'target', is: '' } }] : []),
      ...periodFields(t, one),
    ],
    command: (values) => ({
      binding: one.id,
      ...periodOf(values),
      ...(values.target ? { target: values.target, level: '0' } : {}),
      ...(asked && !values.target ? { level: values.level } : {}),
    }),
  })
}

/** The code means this no more. */
export function retireSpec(t: Translate, one: Binding): ActionSpec {
  return action('identifiers.retire', {
    label: t('identifiers.retire'),
    explain: `${word('scheme', one.scheme)} ${one.value}`,
    danger: true,
    reason: 'required',
    fields: [
      date('valid_to', t('identifiers.lastDay'), { description: t('identifiers.lastDayText') }),
    ],
    command: (values) => ({ binding: one.id, valid_to: values.valid_to }),
  })
}
