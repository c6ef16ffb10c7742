import { t } from '@/messages'
import { partnersFrom } from '@/work/references/partners'
import { text } from '@/work/forms/form'
import { choices, word } from '@/messages/codes'
import { field, fieldLabel, heading, texts } from '@/work/records/fields'
import type { RecordConfig } from '@/work/records/RecordScreen'
import { placesFrom } from '@/work/references/places'
import { PlaceActions, PlaceStock } from './UnitActions'

export const PLACE_KINDS = ['site', 'zone', 'bin', 'dock', 'handling_unit', 'in_transit']
export const PURPOSES = [
  'storage',
  'receiving',
  'exception',
  'rejected',
  'dispatch',
  'staging',
  'returns',
]
const TEXTS = [
  'code',
  'kind',
  'name',
  'purpose',
  'status',
  'temperature_class',
  'mixing',
  'time_zone',
  'address',
  'state',
]
const NUMBERS = ['volume_litres_max', 'weight_grams_max', 'handling_units_max', 'sequence']
const REFS = ['parent', 'entity']
const QUALITIES = ['quarantine', 'released', 'rejected', 'return_quarantine']

export const PLACE: RecordConfig = {
  kind: 'place',
  plural: 'places',
  save: 'places.save_place',
  title: ({ data }) => [data['code'], data['name']].filter(Boolean).join(' '),
  fields: (record) => [
    field('code', 'text', { required: true }),
    field('name', 'text'),
    field('kind', 'choice', {
      required: true,
      choices: choices('placeKind', PLACE_KINDS),
      initial: 'bin',
      disabled: record !== null,
    }),
    field('parent', 'ref', { from: placesFrom(undefined) }),
    field('purpose', 'choice', { choices: choices('purpose', PURPOSES), initial: 'storage' }),
    field('status', 'choice', { choices: choices('quality', QUALITIES) }),
    field('temperature_class', 'choice', {
      choices: choices('temperature', ['ambient', 'cool', 'cold', 'frozen']),
    }),
    field('mixing', 'choice', {
      choices: choices('mixing', ['any', 'one_item', 'one_lot']),
      initial: 'any',
    }),
    heading('limits'),
    ...NUMBERS.map((name) => field(name, 'decimal', { initial: '0' })),
    heading('site_data'),
    field('time_zone', 'text'),
    field('entity', 'ref', { from: partnersFrom('own') }),
    field('address', 'text'),
    field('state', 'choice', {
      choices: choices('state', ['active', 'retired']),
      initial: 'active',
    }),
  ],
  values: ({ data }) => texts(data, [...TEXTS, ...NUMBERS, ...REFS]),
  command: (values, record) => ({
    data: {
      ...record?.data,
      ...Object.fromEntries(TEXTS.map((name) => [name, text(values, name) ?? ''])),
      ...Object.fromEntries(NUMBERS.map((name) => [name, Number(text(values, name) ?? 0)])),
      ...Object.fromEntries(REFS.map((name) => [name, text(values, name) ?? '0'])),
    },
  }),
  actions: (record) => <PlaceActions id={record.id} />,
  facts: ({ data }) => {
    const coded = (name: string, family: string) => ({
      label: fieldLabel(name),
      value: word(family, String(data[name] ?? '')),
    })
    const limit = (name: string) => ({
      label: fieldLabel(name),
      value: Number(data[name]) > 0 ? String(data[name]) : t('desk.place.notKnown'),
    })
    return [
      coded('kind', 'placeKind'),
      coded('purpose', 'purpose'),
      coded('status', 'quality'),
      coded('temperature_class', 'temperature'),
      coded('mixing', 'mixing'),
      limit('volume_litres_max'),
      limit('weight_grams_max'),
      limit('handling_units_max'),
    ]
  },
  panels: () => [
    {
      tab: t('app.nav.stock'),
      content: (record) => <PlaceStock place={record.id} />,
    },
  ],
}
