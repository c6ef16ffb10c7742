import { t } from '@/messages'
import { partnersFrom } from '@/work/references/partners'
import { placesFrom } from '@/work/references/places'
import { rowsOf, text, type FieldSpec } from '@/work/forms/form'
import { choices, word } from '@/messages/codes'
import { asRows, field, fieldLabel, texts } from '@/work/records/fields'
import type { RecordConfig } from '@/work/records/RecordScreen'
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
const GRANT = ['role', 'site', 'owner']

function grantFields(): FieldSpec[] {
  return [
    field('role', 'choice', { required: true, choices: choices('role', ROLES) }),
    field('site', 'ref', { from: placesFrom(undefined, { kind: 'site' }) }),
    field('owner', 'ref', { from: partnersFrom('own') }),
  ]
}

export const PERSON: RecordConfig = {
  kind: 'person',
  plural: 'people',
  save: 'people.save_person',
  title: ({ data }) => String(data['name'] || data['username']),
  fields: (record) => [
    field('username', 'text', { required: true, disabled: record !== null }),
    field('name', 'text', { required: true }),
    field('grants', 'rows', { half: false, fields: grantFields() }),
  ],
  values: ({ data }) => ({
    ...texts(data, ['username', 'name']),
    grants: asRows(data['grants'], GRANT),
  }),
  command: (values, record) => ({
    data: {
      ...record?.data,
      username: text(values, 'username') ?? '',
      name: text(values, 'name') ?? '',
      grants: rowsOf(values, 'grants').map((row) => ({
        role: text(row, 'role'),
        site: text(row, 'site') ?? '0',
        owner: text(row, 'owner') ?? '0',
      })),
    },
  }),
  facts: ({ data }) => [
    { label: fieldLabel('username'), value: String(data['username']) },
    {
      label: fieldLabel('grants'),
      value: ((data['grants'] ?? []) as { role: string }[])
        .map((grant) => word('role', grant.role))
        .join('、'),
    },
  ],
  actions: (record) => <PersonActions record={record} />,
  panels: () => [
    { tab: t('desk.person.sessions'), content: (record) => <Sessions id={record.id} /> },
    { tab: t('desk.person.keys'), content: (record) => <ApiKeys id={record.id} /> },
  ],
}
