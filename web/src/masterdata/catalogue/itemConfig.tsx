import { language, t } from '@/messages'
import { partnersFrom } from '@/work/references/partners'
import { rowsOf, text, type FieldSpec, type FormValues } from '@/work/forms/form'
import { choices, word } from '@/messages/codes'
import { asRows, field, fieldLabel, heading, texts } from '@/work/records/fields'
import type { RecordConfig } from '@/work/records/RecordScreen'
import type { ReferenceRecord } from '@/work/records/shapes'
import { ItemActions, ItemLevels, ItemStock } from './ItemPanels'

const NUMBERS = ['shelf_life_days', 'receipt_min_days', 'decimals']
const FLAGS = ['ivd', 'implant', 'single_use', 'lot_control', 'serial_control', 'expiry_control']
const REFS = ['registrant', 'maker', 'contract_maker']
const DEGREES = ['temperature_min', 'temperature_max']
const LEVEL = ['name', 'contains_count', 'contains', 'unit']
const CODE = ['scheme', 'value', 'level']
const TEXTS = [
  'code',
  'state',
  'name_zh',
  'name_en',
  'model',
  'specification',
  'device_class',
  'category',
  'storage',
  'transport',
  'temperature_class',
  'base_unit',
]

function itemFields(record: ReferenceRecord | null): FieldSpec[] {
  const column = (name: string, more: Partial<FieldSpec> = {}): FieldSpec =>
    field(name, 'text', more)
  return [
    field('code', 'text', { required: true, disabled: record !== null }),
    field('state', 'choice', {
      choices: choices('state', ['active', 'retired']),
      initial: 'active',
    }),
    field('name_zh', 'text', { required: true }),
    field('name_en', 'text'),
    field('model', 'text'),
    field('specification', 'text'),
    field('device_class', 'choice', { choices: choices('deviceClass', ['I', 'II', 'III']) }),
    field('category', 'text'),
    field('ivd', 'check'),
    field('implant', 'check'),
    field('single_use', 'check', { half: false }),
    heading('control'),
    field('lot_control', 'check', { initial: true }),
    field('serial_control', 'check'),
    field('expiry_control', 'check', { initial: true, half: false }),
    field('shelf_life_days', 'decimal', { initial: '0' }),
    field('receipt_min_days', 'decimal', { initial: '0' }),
    heading('storage_conditions'),
    field('storage', 'text'),
    field('transport', 'text'),
    field('temperature_class', 'choice', {
      choices: choices('temperature', ['ambient', 'cool', 'cold', 'frozen']),
      half: false,
    }),
    field('temperature_min', 'text'),
    field('temperature_max', 'text'),
    heading('makers'),
    field('registrant', 'ref', { from: partnersFrom('registrant') }),
    field('maker', 'ref', { from: partnersFrom('maker') }),
    field('contract_maker', 'ref', { from: partnersFrom('maker'), half: false }),
    heading('packaging'),
    field('base_unit', 'text', { initial: 'EA', required: true }),
    field('decimals', 'decimal', { initial: '0' }),
    field('levels', 'rows', {
      half: false,
      fields: [
        column('name', { required: true }),
        field('contains_count', 'decimal', { required: true }),
        column('contains'),
        column('unit'),
      ],
    }),
    field('identifiers', 'rows', {
      half: false,
      fields: [
        column('scheme', { required: true, initial: 'gtin' }),
        column('value', { required: true, scanText: true }),
        column('level'),
      ],
    }),
  ]
}

function itemValues(record: ReferenceRecord): FormValues {
  const { data } = record
  const flags = FLAGS.map((name): [string, boolean] => [name, data[name] === true])
  return {
    ...texts(data, [...TEXTS, ...NUMBERS, ...REFS, ...DEGREES]),
    ...Object.fromEntries(flags),
    levels: asRows(data['levels'], LEVEL),
    identifiers: asRows(record['identifiers'], CODE),
  }
}

function itemCommand(values: FormValues, record: ReferenceRecord | null) {
  const levels = rowsOf(values, 'levels').map((row) => ({
    ...row,
    contains_count: Number(row['contains_count']),
  }))
  return {
    data: {
      // What the form does not show (names, conversions, own fields) goes back as it came.
      ...record?.data,
      ...Object.fromEntries(TEXTS.map((name) => [name, text(values, name) ?? ''])),
      ...Object.fromEntries(NUMBERS.map((name) => [name, Number(text(values, name) ?? 0)])),
      ...Object.fromEntries(REFS.map((name) => [name, text(values, name) ?? '0'])),
      ...Object.fromEntries(DEGREES.map((name) => [name, text(values, name)])),
      ...Object.fromEntries(FLAGS.map((name) => [name, values[name] === true])),
      levels,
    },
    identifiers: rowsOf(values, 'identifiers'),
  }
}

function controls(data: Record<string, unknown>): string {
  const names = ['lot_control', 'serial_control', 'expiry_control', 'implant', 'ivd']
  const shown = names.filter((name) => data[name] === true).map(fieldLabel)
  return shown.join(' · ') || '—'
}

export const ITEM: RecordConfig = {
  kind: 'item',
  plural: 'items',
  save: 'catalogue.save_item',
  title: ({ data }) =>
    String((language() === 'en' && data['name_en']) || data['name_zh'] || data['code']),
  fields: itemFields,
  values: itemValues,
  command: itemCommand,
  actions: (record) => <ItemActions record={record} />,
  facts: ({ data }) => {
    const value = (name: string) => ({
      label: fieldLabel(name),
      value: String(data[name] || '—'),
    })
    const coded = (name: string, family: string) => ({
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
    { tab: t('desk.item.stock'), content: (record) => <ItemStock id={record.id} /> },
    { tab: t('desk.item.levels'), content: (record) => <ItemLevels record={record} /> },
  ],
}
