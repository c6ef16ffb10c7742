import { useNavigate, useParams } from '@tanstack/react-router'
import { useT } from '@/messages'
import { Badge } from '@/ui/Badge'
import { ListPage } from '@/work/lists/ListPage'
import { choices } from '@/messages/codes'
import { fieldLabel } from '@/work/records/fields'
import { NewRecord, RecordScreen } from '@/work/records/RecordScreen'
import { PARTNER, PARTNER_ROLES, PartnerRoles } from './config'

interface PartnerRow {
  id: string
  code: string
  name: string
  name_en: string
  roles: string[]
  address: string
  state: string
}

export function PartnerList() {
  const t = useT()
  const navigate = useNavigate()
  return (
    <ListPage<PartnerRow>
      title={t('masterdata.partners')}
      path="/partners"
      rowKey={(row) => row.id}
      actions={<NewRecord config={PARTNER} label={t('partners.new')} />}
      onOpen={(row) => void navigate({ to: `/partners/${row.id}` })}
      filters={[
        {
          name: 'role',
          label: fieldLabel('roles'),
          options: choices('partnerRole', PARTNER_ROLES),
        },
      ]}
      columns={[
        { key: 'code', serverSort: 'code', title: t('ui.field.code'), cell: (row) => row.code },
        {
          key: 'name',
          serverSort: 'name',
          title: t('ui.field.name'),
          cell: (row) => row.name,
        },
        {
          key: 'roles',
          title: fieldLabel('roles'),
          cell: (row) => <PartnerRoles roles={row.roles} />,
        },
        { key: 'address', title: fieldLabel('address'), cell: (row) => row.address || '—' },
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

export function PartnerPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <RecordScreen id={id} config={PARTNER} />
}
