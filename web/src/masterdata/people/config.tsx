import { t } from '@/messages'
import { partnersFrom } from '@/work/references/partners'
import { placesFrom } from '@/work/references/places'
import { choices, word } from '@/messages/codes'
import { asRows, choice, fieldLabel, ref, rows, text, texts } from '@/work/records/fields'
import { saveForm, type RecordConfig } from '@/work/records/config'
import { ApiKeys, PersonActions, Sessions } from './PersonPanels'

export const ROLES = [
  'administrator',
  'master_data',
  'quality_manager',
  'buyer',
  'receiver',
  'acceptor',
  'storeman',
  'counter',
  'warehouse_manager',
  'sales',
  'picker',
  'checker',
  'dispatcher',
  'finance',
  'auditor',
]
const GRANT = ['role', 'site', 'owner'] as const

const form = saveForm('people.save_person', {
  fields: (record) =>
    [
      text('username', { required: true, disabled: record !== null }),
      text('name', { required: true }),
      rows('grants', [
        choice('role', choices('role', ROLES), { required: true }),
        ref('site', placesFrom(undefined, { kind: 'site' })),
        ref('owner', partnersFrom('own')),
      ]),
    ] as const,
  values: ({ data }) => ({
    ...texts(data, ['username', 'name']),
    grants: asRows(data.grants, GRANT),
  }),
  command: ({ username, name, grants }, record) => ({
    data: {
      ...record?.data,
      ...{ username, name },
      grants: grants.map(({ role, site, owner }) => ({
        ...{ role, site: site || '0', owner: owner || '0' },
      })),
    },
  }),
})

export const PERSON: RecordConfig<'people.save_person'> = {
  kind: 'person',
  plural: 'people',
  save: 'people.save_person',
  form,
  title: ({ data }) => data.name || data.username,
  facts: ({ data }) => [
    { label: fieldLabel('username'), value: data.username },
    {
      label: fieldLabel('grants'),
      value: (data.grants ?? []).map((grant) => word('role', grant.role)).join('、'),
    },
  ],
  actions: (record) => <PersonActions record={record} />,
  panels: () => [
    { tab: t('people.sessions'), content: (record) => <Sessions id={record.id} /> },
    { tab: t('people.keys'), content: (record) => <ApiKeys id={record.id} /> },
  ],
}
