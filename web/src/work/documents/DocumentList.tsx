import { useT } from '@/messages'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Badge } from '@/ui/Badge'
import type { Column } from '@/ui/DataTable'
import { ListPage } from '@/work/lists/ListPage'
import { Instant } from '@/ui/Values'
import { word } from '@/messages/codes'
import { useAddresses } from '@/work/house/useRooms'
import type { DocumentRow } from './shapes'

/** The documents of one kind. */
export function DocumentList({
  kind,
  title,
  states = ['open', 'closed', 'cancelled'],
  partnerLabel,
  actions,
}: {
  kind: string
  title: string
  states?: string[]
  partnerLabel?: string
  actions?: ReactNode
}) {
  const t = useT()
  const navigate = useNavigate()
  const { page } = useAddresses()
  const columns: Column<DocumentRow>[] = [
    {
      key: 'number',
      title: t('ui.document.number'),
      cell: (row) => row.number,
      serverSort: 'number',
    },
    {
      key: 'state',
      title: t('ui.document.state'),
      cell: (row) => <Badge family="state" code={row.state} />,
      serverSort: 'state',
    },
    ...(partnerLabel
      ? [
          {
            key: 'partner',
            title: partnerLabel,
            cell: (row: DocumentRow) => row.partner?.name ?? '—',
            order: (row: DocumentRow) => row.partner?.name ?? '',
          },
        ]
      : []),
    { key: 'site', title: t('ui.field.site'), cell: (row) => row.site?.name ?? '—' },
    {
      key: 'due',
      title: t('ui.field.due'),
      cell: (row) => row.due || '—',
      serverSort: 'due',
    },
    { key: 'by', title: t('ui.field.person'), cell: (row) => row.created_by?.name ?? '—' },
    {
      key: 'created_at',
      title: t('ui.document.createdAt'),
      cell: (row) => <Instant value={row.created_at} />,
      serverSort: 'created_at',
    },
  ]
  return (
    <ListPage<DocumentRow>
      title={title}
      path="/documents"
      fixed={{ kind }}
      columns={columns}
      rowKey={(row) => row.id}
      actions={actions}
      filters={[
        {
          name: 'state',
          label: t('ui.document.state'),
          options: states.map((value) => ({ value, label: word('state', value) })),
        },
      ]}
      onOpen={(row) => void navigate({ to: page(row.kind, row.id) ?? '.' })}
    />
  )
}
