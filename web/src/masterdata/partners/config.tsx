import { t } from '@/messages'
import { Badge } from '@/ui/Badge'
import { Blank } from '@/ui/Blank'
import { DataTable } from '@/ui/DataTable'
import { Expiry } from '@/ui/Values'
import { choices, word } from '@/messages/codes'
import { asRows, choice, date, fieldLabel, rows, several, text, texts } from '@/work/records/fields'
import { saveForm, type RecordConfig, type RecordOf } from '@/work/records/config'
import type { PartnerRole } from '@/work/references/partners'

export const PARTNER_ROLES: readonly PartnerRole[] = [
  ...(['supplier', 'customer', 'carrier', 'own', 'registrant', 'maker'] as const),
]
const TEXTS = ['code', 'name', 'name_en', 'address', 'tax_number', 'state'] as const
const LICENCE = ['kind', 'number', 'valid_from', 'valid_to', 'scope'] as const
const CONTACT = ['name', 'phone', 'email'] as const
const ADDRESS = ['label', 'address', 'receiver', 'phone'] as const

const form = saveForm('partners.save_partner', {
  fields: (record) =>
    [
      text('code', { required: true, disabled: record !== null }),
      text('name', { required: true }),
      text('name_en'),
      several('roles', choices('partnerRole', PARTNER_ROLES)),
      text('address'),
      text('tax_number'),
      choice('state', choices('state', ['active', 'retired']), { half: false, initial: 'active' }),
      rows('licences', [
        text('kind', { required: true }),
        text('number', { required: true }),
        date('valid_from', { required: true }),
        date('valid_to'),
        text('scope'),
      ]),
      rows('contacts', [text('name'), text('phone'), text('email')]),
      rows('addresses', [text('label'), text('address'), text('receiver'), text('phone')]),
    ] as const,
  values: ({ data }) => ({
    ...texts(data, TEXTS),
    roles: data.roles as PartnerRole[],
    licences: asRows(data.licences, LICENCE),
    contacts: asRows(data.contacts, CONTACT),
    addresses: asRows(data.addresses, ADDRESS),
  }),
  command: (values, record) => ({ data: { ...record?.data, ...values } }),
})

export const PARTNER: RecordConfig<'partners.save_partner'> = {
  kind: 'partner',
  plural: 'partners',
  save: 'partners.save_partner',
  form,
  title: ({ data }) => data.name,
  facts: ({ data }) => [
    { label: fieldLabel('code'), value: data.code },
    {
      label: fieldLabel('roles'),
      value: data.roles.map((role) => word('partnerRole', role)).join('、'),
    },
    { label: fieldLabel('address'), value: data.address || '—' },
    { label: fieldLabel('tax_number'), value: data.tax_number || '—' },
  ],
  panels: () => [
    {
      tab: fieldLabel('licences'),
      content: ({ data }) => <Licences rows={data.licences ?? []} />,
    },
    {
      tab: fieldLabel('contacts'),
      content: ({ data }) => <Plain rows={asRows(data.contacts, CONTACT)} names={CONTACT} />,
    },
    {
      tab: fieldLabel('addresses'),
      content: ({ data }) => <Plain rows={asRows(data.addresses, ADDRESS)} names={ADDRESS} />,
    },
  ],
}

type Licence = NonNullable<RecordOf<'partners.save_partner'>['data']['licences']>[number]

function Licences({ rows }: { rows: Licence[] }) {
  if (rows.length === 0) return <Blank title={t('ui.list.empty')} />
  return (
    <DataTable
      label={fieldLabel('licences')}
      rows={rows}
      rowKey={(row) => `${row.kind}${row.number}`}
      columns={[
        { key: 'kind', title: fieldLabel('kind'), cell: (row) => word('licence', row.kind) },
        { key: 'number', title: fieldLabel('number'), cell: (row) => row.number },
        { key: 'from', title: fieldLabel('valid_from'), cell: (row) => row.valid_from },
        {
          key: 'to',
          title: fieldLabel('valid_to'),
          cell: (row) => <Expiry date={row.valid_to} />,
        },
        { key: 'scope', title: fieldLabel('scope'), cell: (row) => row.scope || '—' },
      ]}
    />
  )
}

function Plain<Name extends string>({
  rows,
  names,
}: {
  rows: Record<Name, string>[]
  names: readonly Name[]
}) {
  if (rows.length === 0) return <Blank title={t('ui.list.empty')} />
  return (
    <DataTable<Record<Name, string>>
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
