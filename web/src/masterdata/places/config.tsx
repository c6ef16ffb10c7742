import { t } from '@/messages'
import { partnersFrom } from '@/work/references/partners'
import { choices, word } from '@/messages/codes'
import {
  choice,
  decimal,
  fieldLabel,
  heading,
  picked,
  ref,
  text,
  texts,
} from '@/work/records/fields'
import { saveForm, type RecordConfig } from '@/work/records/config'
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
  ...(['code', 'kind', 'name', 'purpose', 'status', 'temperature_class'] as const),
  ...(['mixing', 'time_zone', 'address', 'state'] as const),
]
const NUMBERS = [
  ...(['volume_litres_max', 'weight_grams_max', 'handling_units_max', 'sequence'] as const),
]
const REFS = ['parent', 'entity'] as const
const QUALITIES = ['quarantine', 'released', 'rejected', 'return_quarantine']

const form = saveForm('places.save_place', {
  fields: (record) =>
    [
      text('code', { required: true }),
      text('name'),
      choice('kind', choices('placeKind', PLACE_KINDS), {
        required: true,
        initial: 'bin',
        disabled: record !== null,
      }),
      ref('parent', placesFrom(undefined)),
      choice('purpose', choices('purpose', PURPOSES), { initial: 'storage' }),
      choice('status', choices('quality', QUALITIES)),
      choice('temperature_class', choices('temperature', ['ambient', 'cool', 'cold', 'frozen'])),
      choice('mixing', choices('mixing', ['any', 'one_item', 'one_lot']), { initial: 'any' }),
      heading('limits'),
      ...NUMBERS.map((name) => decimal(name, { initial: '0' })),
      heading('site_data'),
      text('time_zone'),
      ref('entity', partnersFrom('own')),
      text('address'),
      choice('state', choices('state', ['active', 'retired']), { initial: 'active' }),
    ] as const,
  values: ({ data }) => texts(data, [...TEXTS, ...NUMBERS, ...REFS]),
  command: (values, record) => ({
    data: {
      ...record?.data,
      ...picked(values, TEXTS),
      volume_litres_max: Number(values.volume_litres_max),
      weight_grams_max: Number(values.weight_grams_max),
      handling_units_max: Number(values.handling_units_max),
      sequence: Number(values.sequence),
      parent: values.parent || '0',
      entity: values.entity || '0',
    },
  }),
})

export const PLACE: RecordConfig<'places.save_place'> = {
  kind: 'place',
  plural: 'places',
  save: 'places.save_place',
  form,
  title: ({ data }) => [data.code, data.name].filter(Boolean).join(' '),
  actions: (record) => <PlaceActions id={record.id} />,
  facts: ({ data }) => {
    const coded = (name: keyof typeof data, family: string) => ({
      label: fieldLabel(name),
      value: word(family, String(data[name] ?? '')),
    })
    const limit = (name: keyof typeof data) => ({
      label: fieldLabel(name),
      value: Number(data[name]) > 0 ? String(data[name]) : t('places.notKnown'),
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
      tab: t('views.stock'),
      content: (record) => <PlaceStock place={record.id} />,
    },
  ],
}
