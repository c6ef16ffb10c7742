import { t } from '@/messages'
import { Badge } from '@/ui/Badge'
import { Blank } from '@/ui/Blank'
import { DataTable } from '@/ui/DataTable'
import { rowsOf, text } from '@/work/forms/form'
import { Expiry } from '@/ui/Values'
import { choices, word } from '@/messages/codes'
import { asRows, field, fieldLabel, texts } from '@/work/records/fields'
import type { RecordConfig } from '@/work/records/RecordScreen'

export const PARTNER_ROLES = ['supplier', 'customer', 'carrier', 'own', 'registrant', 'maker']
const TEXTS = ['code', 'name', 'name_en', 'address', 'tax_number', 'state']
const LICENCE = ['kind', 'number', 'valid_from', 'valid_to', 'scope']
const CONTACT = ['name', 'phone', 'email']
const ADDRESS = ['label', 'address', 'receiver', 'phone']

type Row = Record<string, string>

const list = (data: Record<string, unknown>, name: string): Row[] => (data[name] ?? []) as Row[]

export const PARTNER: RecordConfig = {
  kind: 'partner',
  plural: 'partners',
  save: 'partners.save_partner',
  title: (record) => String(record.data['name']),
  fields: (record) => [
    field('code', 'text', { required: true, disabled: record !== null }),
    field('name', 'text', { required: true }),
    field('name_en', 'text'),
    field('roles', 'choices', { choices: choices('partnerRole', PARTNER_ROLES) }),
    field('address', 'text'),
    field('tax_number', 'text'),
    field('state', 'choice', {
      half: false,
      choices: choices('state', ['active', 'retired']),
      initial: 'active',
    }),
    field('licences', 'rows', {
      half: false,
      fields: [
        field('kind', 'text', { required: true }),
        field('number', 'text', { required: true }),
        field('valid_from', 'date', { required: true }),
        field('valid_to', 'date'),
        field('scope', 'text'),
      ],
    }),
    field('contacts', 'rows', { half: false, fields: CONTACT.map((name) => field(name, 'text')) }),
    field('addresses', 'rows', { half: false, fields: ADDRESS.map((name) => field(name, 'text')) }),
  ],
  values: ({ data }) => ({
    ...texts(data, TEXTS),
    roles: (data['roles'] ?? []) as string[],
    licences: asRows(data['licences'], LICENCE),
    contacts: asRows(data['contacts'], CONTACT),
    addresses: asRows(data['addresses'], ADDRESS),
  }),
  command: (values, record) => ({
    data: {
      ...record?.data,
      ...Object.fromEntries(TEXTS.map((name) => [name, text(values, name) ?? ''])),
      roles: values['roles'],
      licences: rowsOf(values, 'licences'),
      contacts: rowsOf(values, 'contacts'),
      addresses: rowsOf(values, 'addresses'),
    },
  }),
  facts: ({ data }) => [
    { label: fieldLabel('code'), value: String(data['code']) },
    {
      label: fieldLabel('roles'),
      value: ((data['roles'] ?? []) as string[])
        .map((role) => word('partnerRole', role))
        .join('、'),
    },
    { label: fieldLabel('address'), value: String(data['address'] || '—') },
    { label: fieldLabel('tax_number'), value: String(data['tax_number'] || '—') },
  ],
  panels: () => [
    {
      tab: fieldLabel('licences'),
      content: ({ data }) => <Licences rows={list(data, 'licences')} />,
    },
    {
      tab: fieldLabel('contacts'),
      content: ({ data }) => <Plain rows={list(data, 'contacts')} names={CONTACT} />,
    },
    {
      tab: fieldLabel('addresses'),
      content: ({ data }) => <Plain rows={list(data, 'addresses')} names={ADDRESS} />,
    },
  ],
}

function Licences({ rows }: { rows: Row[] }) {
  if (rows.length === 0) return <Blank title={t('ui.list.empty')} />
  return (
    <DataTable
      label={fieldLabel('licences')}
      rows={rows}
      rowKey={(row) => `${row['kind']}${row['number']}`}
      columns={[
        { key: 'kind', title: fieldLabel('kind'), cell: (row) => word('licence', row['kind']) },
        { key: 'number', title: fieldLabel('number'), cell: (row) => row['number'] },
        { key: 'from', title: fieldLabel('valid_from'), cell: (row) => row['valid_from'] },
        {
          key: 'to',
          title: fieldLabel('valid_to'),
          cell: (row) => <Expiry date={row['valid_to']} />,
        },
        { key: 'scope', title: fieldLabel('scope'), cell: (row) => row['scope'] || '—' },
      ]}
    />
  )
}

function Plain({ rows, names }: { rows: Row[]; names: string[] }) {
  if (rows.length === 0) return <Blank title={t('ui.list.empty')} />
  return (
    <DataTable<Row>
      label={names.map(fieldLabel).join(' ')}
      rows={rows}
      rowKey={(row) => names.map((name) => row[name]).join('/')}
      columns={names.map((name) => ({
        key: name,
        title: fieldLabel(name),
        cell: (row) => row[name] || '—',
      }))}
    />
  )
}

export function PartnerRoles({ roles }: { roles: string[] }) {
  return (
    <span style={{ display: 'inline-flex', gap: 4, flexWrap: 'wrap' }}>
      {roles.map((role) => (
        <Badge key={role} family="partnerRole" code={role} />
      ))}
    </span>
  )
}
