import { useNavigate, useParams } from '@tanstack/react-router'
import { useLanguage, useT } from '@/messages'
import { Badge } from '@/ui/Badge'
import { ListPage } from '@/work/lists/ListPage'
import { Expiry } from '@/ui/Values'
import { choices, word } from '@/messages/codes'
import { fieldLabel } from '@/work/records/fields'
import { NewRecord, RecordScreen } from '@/work/records/RecordScreen'
import { CERTIFICATE } from './certificateConfig'
import { ITEM } from './itemConfig'

interface ItemRow {
  id: string
  code: string
  name_zh: string
  name_en: string
  model: string
  specification: string
  device_class: string
  temperature_class: string
  lot_control: boolean
  serial_control: boolean
  base_unit: string
  state: string
}

export function ItemList() {
  const t = useT()
  const language = useLanguage()
  const navigate = useNavigate()
  return (
    <ListPage<ItemRow>
      title={t('masterdata.items')}
      path="/items"
      rowKey={(row) => row.id}
      actions={<NewRecord config={ITEM} label={t('catalogue.item.new')} />}
      onOpen={(row) => void navigate({ to: `/items/${row.id}` })}
      filters={[
        {
          name: 'device_class',
          label: fieldLabel('device_class'),
          options: choices('deviceClass', ['I', 'II', 'III']),
        },
        {
          name: 'temperature_class',
          label: fieldLabel('temperature_class'),
          options: choices('temperature', ['ambient', 'cool', 'cold', 'frozen']),
        },
        {
          name: 'state',
          label: t('ui.document.state'),
          options: choices('state', ['active', 'retired']),
        },
      ]}
      columns={[
        { key: 'code', serverSort: 'code', title: t('ui.field.code'), cell: (row) => row.code },
        {
          key: 'name',
          title: t('ui.field.name'),
          cell: (row) => (language === 'en' && row.name_en ? row.name_en : row.name_zh),
          serverSort: language === 'en' ? 'name_en' : 'name_zh',
        },
        {
          key: 'model',
          serverSort: 'specification',
          title: fieldLabel('specification'),
          cell: (row) => [row.model, row.specification].filter(Boolean).join(' / ') || '—',
        },
        {
          key: 'device_class',
          serverSort: 'device_class',
          title: fieldLabel('device_class'),
          cell: (row) => word('deviceClass', row.device_class),
        },
        {
          key: 'temperature_class',
          serverSort: 'temperature_class',
          title: fieldLabel('temperature_class'),
          cell: (row) => word('temperature', row.temperature_class),
        },
        {
          key: 'control',
          title: fieldLabel('control'),
          cell: (row) =>
            [row.lot_control && 'lot_control', row.serial_control && 'serial_control']
              .filter((name) => name !== false)
              .map(fieldLabel)
              .join(' · ') || '—',
        },
        {
          key: 'state',
          serverSort: 'state',
          title: t('ui.document.state'),
          cell: (row) => <Badge family="state" code={row.state} />,
        },
      ]}
    />
  )
}

export function ItemPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <RecordScreen id={id} config={ITEM} />
}

interface CertificateRow {
  id: string
  number: string
  kind: string
  holder: string
  holder_name?: string
  scope: string
  valid_from: string
  valid_to: string
  state: string
}

export function CertificateList() {
  const t = useT()
  const navigate = useNavigate()
  return (
    <ListPage<CertificateRow>
      title={t('masterdata.certificates')}
      path="/certificates"
      rowKey={(row) => row.id}
      actions={<NewRecord config={CERTIFICATE} label={t('catalogue.certificate.new')} />}
      onOpen={(row) => void navigate({ to: `/certificates/${row.id}` })}
      filters={[
        { name: 'ends_before', label: t('catalogue.certificate.endsBefore'), kind: 'date' },
      ]}
      columns={[
        {
          key: 'number',
          serverSort: 'number',
          title: fieldLabel('number'),
          cell: (row) => row.number,
        },
        {
          key: 'kind',
          serverSort: 'kind',
          title: fieldLabel('kind'),
          cell: (row) => word('certificateKind', row.kind),
        },
        {
          key: 'from',
          serverSort: 'valid_from',
          title: fieldLabel('valid_from'),
          cell: (row) => row.valid_from,
        },
        {
          key: 'to',
          serverSort: 'valid_to',
          title: fieldLabel('valid_to'),
          cell: (row) => <Expiry date={row.valid_to} />,
        },
        { key: 'scope', title: fieldLabel('scope'), cell: (row) => row.scope || '—' },
        {
          key: 'state',
          title: t('ui.document.state'),
          cell: (row) => <Badge family="state" code={row.state} />,
        },
      ]}
    />
  )
}

export function CertificatePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <RecordScreen id={id} config={CERTIFICATE} />
}
