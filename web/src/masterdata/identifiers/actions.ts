import { ITEMS } from '@/work/references/items'
import type { Translate } from '@/messages'
import { partnersFrom } from '@/work/references/partners'
import type { ActionSpec } from '@/work/forms/ActionForm'
import { text, type FieldSpec, type FormValues } from '@/work/forms/form'
import { choices, word } from '@/messages/codes'
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
  kind: string
  id: string
  levels?: Level[]
}

function levelField(t: Translate, levels: Level[] | undefined): FieldSpec[] {
  if (levels === undefined) return []
  return [
    {
      name: 'level',
      label: t('identity.level'),
      kind: 'choice',
      choices: levelChoices(levels),
      initial: '0',
      required: true,
      half: true,
    },
  ]
}

function periodFields(t: Translate, one?: Binding): FieldSpec[] {
  const date = (name: 'valid_from' | 'valid_to', label: string): FieldSpec => ({
    ...{ name, label, kind: 'date', half: true },
    initial: one?.[name] ?? '',
  })
  return [date('valid_from', t('identity.validFrom')), date('valid_to', t('identity.validTo'))]
}

const periodOf = (values: FormValues) => ({
  valid_from: text(values, 'valid_from') ?? '',
  valid_to: text(values, 'valid_to') ?? '',
})

/** Say that a code means this object. */
export function bindSpec(t: Translate, target: Target): ActionSpec {
  return {
    action: 'identifiers.bind',
    label: t('identity.bind'),
    primary: true,
    reason: 'optional',
    fields: [
      {
        name: 'value',
        label: t('ui.field.code'),
        kind: 'text',
        required: true,
        scanText: true,
        description: t('identity.valueText'),
      },
      {
        name: 'scheme',
        label: t('identity.scheme'),
        kind: 'choice',
        choices: choices('scheme', SCHEMES),
        initial: target.kind === 'item' ? 'gtin' : 'internal',
        required: true,
        half: true,
      },
      ...levelField(t, target.levels),
      {
        name: 'role',
        label: t('identity.role'),
        kind: 'choice',
        choices: choices('codeRole', ROLES),
        half: true,
      },
      {
        name: 'scope',
        label: t('identity.scope'),
        kind: 'ref',
        from: partnersFrom('supplier'),
        half: true,
        description: t('identity.scopeText'),
      },
      ...periodFields(t),
    ],
    command: (values) => ({
      scheme: text(values, 'scheme'),
      value: text(values, 'value'),
      target_kind: target.kind,
      target: target.id,
      level: text(values, 'level') ?? '0',
      role: text(values, 'role') ?? '',
      scope: text(values, 'scope') ?? '0',
      ...periodOf(values),
    }),
  }
}

/** A proposal becomes what everybody's next scan knows. */
export function confirmSpec(t: Translate, { id, scheme, value }: Binding): ActionSpec {
  return {
    action: 'identifiers.confirm',
    label: t('identity.confirm'),
    explain: `${word('scheme', scheme)} ${value}`,
    primary: true,
    atOnce: true,
    fields: [],
    command: () => ({ binding: id }),
  }
}

/** Put another meaning in the place of a wrong one; what was believed stays on record. */
export function correctSpec(t: Translate, one: Binding, levels?: Level[]): ActionSpec {
  const isItem = one.target_kind === 'item'
  const other: FieldSpec = {
    name: 'target',
    label: t('identity.otherItem'),
    kind: 'ref',
    from: ITEMS,
    description: t('identity.otherItemText'),
  }
  const [level] = levelField(t, isItem ? levels : undefined)
  return {
    action: 'identifiers.correct',
    label: t('identity.correct'),
    explain: `${word('scheme', one.scheme)} ${one.value}`,
    reason: 'required',
    fields: [
      ...(isItem ? [other] : []),
      ...(level ? [{ ...level, initial: one.level, onlyIf: { field: 'target', is: '' } }] : []),
      ...periodFields(t, one),
    ],
    command: (values) => {
      const target = text(values, 'target')
      const moved = target === null ? {} : { target, level: '0' }
      return {
        binding: one.id,
        ...(level && target === null ? { level: text(values, 'level') ?? '0' } : moved),
        ...periodOf(values),
      }
    },
  }
}

/** The code means this no more. */
export function retireSpec(t: Translate, one: Binding): ActionSpec {
  return {
    action: 'identifiers.retire',
    label: t('identity.retire'),
    explain: `${word('scheme', one.scheme)} ${one.value}`,
    danger: true,
    reason: 'required',
    fields: [
      {
        name: 'valid_to',
        label: t('identity.lastDay'),
        kind: 'date',
        description: t('identity.lastDayText'),
      },
    ],
    command: (values) => ({ binding: one.id, valid_to: text(values, 'valid_to') ?? '' }),
  }
}
