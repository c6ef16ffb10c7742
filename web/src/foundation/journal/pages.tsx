import { Drawer } from '@mantine/core'
import { useState } from 'react'
import { DocumentLink } from '@/work/documents/DocumentLink'
import type { Named, PlaceWords } from '@/work/documents/shapes'
import { useT } from '@/messages'
import { actionName } from '@/messages/codes'
import { Badge, Chip } from '@/ui/Badge'
import { ListPage } from '@/work/lists/ListPage'
import { problemTitle } from '@/ui/refusals'
import { Instant } from '@/ui/Values'
import { choices } from '@/messages/codes'
import { RecordTold } from './RecordTold'

/** One thing that was done; of one that may not be read only the number is known. */
interface Activity {
  number: number
  hidden: boolean
  record_id?: string
  command?: string
  outcome?: string
  code?: string | null
  person?: Named | null
  site?: PlaceWords | null
  document?: { id: string; kind: string; number: string } | null
  happened_at?: string
}

const OUTCOMES = ['accepted', 'refused', 'held']

/** Everything that was done, newest first. */
export function Journal() {
  const t = useT()
  const [open, setOpen] = useState<Activity | null>(null)
  return (
    <>
      <ListPage<Activity>
        title={t('foundation.journal')}
        path="/activity"
        rowKey={(row) => String(row.number)}
        onOpen={(row) => !row.hidden && setOpen(row)}
        canSearch={false}
        filters={[
          {
            name: 'outcome',
            label: t('journal.outcome'),
            options: choices('state', OUTCOMES),
          },
        ]}
        columns={[
          { key: 'number', title: t('journal.number'), cell: (row) => row.number },
          {
            key: 'command',
            title: t('journal.command'),
            cell: (row) => (row.command ? actionName(row.command) : t('journal.hidden')),
          },
          {
            key: 'outcome',
            title: t('journal.outcome'),
            cell: (row) => <Outcome row={row} />,
          },
          {
            key: 'document',
            title: t('journal.document'),
            cell: (row) => (row.document ? <DocumentLink document={row.document} withKind /> : '—'),
          },
          {
            key: 'who',
            title: t('journal.who'),
            cell: (row) => (row.hidden ? '—' : row.person?.name || t('ui.field.system')),
          },
          { key: 'site', title: t('ui.field.site'), cell: (row) => row.site?.name || '—' },
          {
            key: 'when',
            title: t('journal.when'),
            cell: (row) => <Instant value={row.happened_at} />,
          },
        ]}
      />
      <Drawer
        opened={open !== null}
        onClose={() => setOpen(null)}
        position="right"
        size="lg"
        title={t('journal.record', { number: open?.number ?? '' })}
        closeButtonProps={{ 'aria-label': t('ui.button.close') }}
      >
        {open?.record_id && <RecordTold id={open.record_id} />}
      </Drawer>
    </>
  )
}

function Outcome({ row: { outcome, code } }: { row: Activity }) {
  if (outcome === 'refused' && code) {
    return <Chip tone="error">{problemTitle({ status: 409, code })}</Chip>
  }
  return <Badge family="state" code={outcome} />
}
