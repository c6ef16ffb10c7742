import { useNavigate, useParams } from '@tanstack/react-router'
import { useT } from '@/messages'
import { Badge } from '@/ui/Badge'
import { ListPage } from '@/work/lists/ListPage'
import { choices, word } from '@/messages/codes'
import { fieldLabel } from '@/work/records/fields'
import { NewRecord, RecordScreen } from '@/work/records/RecordScreen'
import { PERSON, ROLES } from './config'

interface PersonRow {
  id: string
  username: string
  name: string
  state: string
  grants: { role: string; site: string; owner: string }[]
}

export function PeopleList() {
  const t = useT()
  const navigate = useNavigate()
  return (
    <ListPage<PersonRow>
      title={t('masterdata.people')}
      path="/people"
      rowKey={(row) => row.id}
      actions={<NewRecord config={PERSON} label={t('people.new')} />}
      onOpen={(row) => void navigate({ to: `/people/${row.id}` })}
      filters={[
        { name: 'role', label: fieldLabel('role'), options: choices('role', ROLES) },
        {
          name: 'state',
          label: t('ui.document.state'),
          options: choices('state', ['active', 'inactive']),
        },
      ]}
      columns={[
        {
          key: 'username',
          serverSort: 'username',
          title: fieldLabel('username'),
          cell: (row) => row.username,
        },
        { key: 'name', serverSort: 'name', title: t('ui.field.name'), cell: (row) => row.name },
        {
          key: 'grants',
          title: fieldLabel('grants'),
          cell: (row) =>
            [...new Set(row.grants.map((grant) => word('role', grant.role)))].join('、') || '—',
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

export function PersonPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <RecordScreen id={id} config={PERSON} />
}
