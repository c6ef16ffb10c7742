import { language, t } from '@/messages'
import { partnersFrom } from '@/work/references/partners'
import { choices, word } from '@/messages/codes'
import {
  asRows,
  check,
  choice,
  decimal,
  fieldLabel,
  heading,
  picked,
  ref,
  rows,
  text,
  texts,
} from '@/work/records/fields'
import { saveForm, type RecordConfig, type RecordOf } from '@/work/records/config'
import { ItemActions, ItemLevels, ItemStock } from './ItemPanels'

const FLAGS = [
  ...(['ivd', 'implant', 'single_use', 'lot_control', 'serial_control'] as const),
  'expiry_control' as const,
]
const REFS = ['registrant', 'maker', 'contract_maker'] as const
const NUMBERS = ['shelf_life_days', 'receipt_min_days', 'decimals'] as const
const DEGREES = ['temperature_min', 'temperature_max'] as const
const LEVEL = ['name', 'contains_count', 'contains', 'unit'] as const
const CODE = ['scheme', 'value', 'level'] as const
const TEXTS = [
  ...(['code', 'state', 'name_zh', 'name_en', 'model', 'specification'] as const),
  ...(['device_class', 'category', 'storage', 'transport', 'temperature_class'] as const),
  'base_unit' as const,
]

type Item = RecordOf<'catalogue.save_item'>

/** The codes of an item stand beside its data. */
const codesOf = (record: Item) => asRows(record['identifiers'] as Record<string, string>[], CODE)

const form = saveForm('catalogue.save_item', {
  fields: (record) =>
    [
      text('code', { required: true, disabled: record !== null }),
      choice('state', choices('state', ['active', 'retired']), { initial: 'active' }),
      text('name_zh', { required: true }),
      text('name_en'),
      text('model'),
      text('specification'),
      choice('device_class', choices('deviceClass', ['I', 'II', 'III'])),
      text('category'),
      check('ivd'),
      check('implant'),
      check('single_use', { half: false }),
      heading('control'),
      check('lot_control', { initial: true }),
      check('serial_control'),
      check('expiry_control', { initial: true, half: false }),
      decimal('shelf_life_days', { initial: '0' }),
      decimal('receipt_min_days', { initial: '0' }),
      heading('storage_conditions'),
      text('storage'),
      text('transport'),
      choice('temperature_class', choices('temperature', ['ambient', 'cool', 'cold', 'frozen']), {
        half: false,
      }),
      text('temperature_min'),
      text('temperature_max'),
      heading('makers'),
      ref('registrant', partnersFrom('registrant')),
      ref('maker', partnersFrom('maker')),
      ref('contract_maker', partnersFrom('maker'), { half: false }),
      heading('packaging'),
      text('base_unit', { initial: 'EA', required: true }),
      decimal('decimals', { initial: '0' }),
      rows('levels', [
        text('name', { required: true }),
        decimal('contains_count', { required: true }),
        text('contains'),
        text('unit'),
      ]),
      rows('identifiers', [
        text('scheme', { required: true, initial: 'gtin' }),
        text('value', { required: true, scanText: true }),
        text('level'),
      ]),
    ] as const,
  values: (record) => ({
    ...texts(record.data, [...TEXTS, ...NUMBERS, ...REFS, ...DEGREES]),
    ...flags(record.data),
    levels: asRows(record.data.levels, LEVEL),
    identifiers: codesOf(record),
  }),
  command: (values, record) => ({
    data: {
      // What the form does not show (names, conversions, own fields) goes back as it came.
      ...record?.data,
      ...picked(values, [...TEXTS, ...FLAGS]),
      shelf_life_days: Number(values.shelf_life_days),
      receipt_min_days: Number(values.receipt_min_days),
      decimals: Number(values.decimals),
      registrant: values.registrant || '0',
      maker: values.maker || '0',
      contract_maker: values.contract_maker || '0',
      temperature_min: values.temperature_min || null,
      temperature_max: values.temperature_max || null,
      levels: values.levels.map((level) => ({
        ...level,
        contains_count: Number(level.contains_count),
      })),
    },
    identifiers: values.identifiers,
  }),
})

function flags(data: Item['data']) {
  const pairs = FLAGS.map((name): [string, boolean] => [name, data[name] === true])
  return Object.fromEntries(pairs) as Record<(typeof FLAGS)[number], boolean>
}

function controls(data: Item['data']): string {
  const names = ['lot_control', 'serial_control', 'expiry_control', 'implant', 'ivd'] as const
  const shown = names.filter((name) => data[name] === true).map(fieldLabel)
  return shown.join(' · ') || '—'
}

export const ITEM: RecordConfig<'catalogue.save_item'> = {
  kind: 'item',
  plural: 'items',
  save: 'catalogue.save_item',
  form,
  title: ({ data }) => (language() === 'en' && data.name_en) || data.name_zh || data.code,
  actions: (record) => <ItemActions record={record} />,
  facts: ({ data }) => {
    const value = (name: keyof typeof data) => ({
      label: fieldLabel(name),
      value: String(data[name] || '—'),
    })
    const coded = (name: keyof typeof data, family: string) => ({
      label: fieldLabel(name),
      value: word(family, String(data[name] ?? '')),
    })
    return [
      value('code'),
      value('model'),
      value('specification'),
      coded('device_class', 'deviceClass'),
      { label: fieldLabel('control'), value: controls(data) },
      coded('temperature_class', 'temperature'),
      value('storage'),
      coded('base_unit', 'unit'),
      value('name_en'),
    ]
  },
  panels: () => [
    { tab: t('catalogue.item.stock'), content: (record) => <ItemStock id={record.id} /> },
    { tab: t('catalogue.item.levels'), content: (record) => <ItemLevels record={record} /> },
  ],
}
