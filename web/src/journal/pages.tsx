import { Box, Button, Code as CodeBlock, Drawer, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '@/api/client'
import { useT } from '@/messages'
import { actionName } from '@/ui/ActionForm'
import { Badge, Chip } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { DataTable } from '@/ui/DataTable'
import { Page } from '@/ui/Page'
import { problemTitle } from '@/ui/refusals'
import { Instant } from '@/ui/Values'

/** A record of the feed, as a CloudEvent; one that may not be read shows its number only. */
interface FeedRow {
  number: number
  hidden?: boolean
  /** The record's id. */
  id?: string
  /** "tongma." and the command. */
  type?: string
  time?: string
  data?: {
    outcome: string
    code?: string | null
    actor: string
    person?: { id: string; name: string } | null
    document: string
  }
}

interface Feed {
  rows: FeedRow[]
  next: number
  newest: number
}

const PAGE = 100

/** Everything that was done, newest first, page by page. */
export function Journal() {
  const t = useT()
  const [end, setEnd] = useState<number | null>(null)
  const [open, setOpen] = useState<FeedRow | null>(null)
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['journal', end],
    queryFn: () => readPage(end),
  })
  const rows = [...(data?.rows ?? [])].reverse()
  const first = rows.at(-1)?.number ?? 1
  return (
    <Page title={t('app.nav.journal')}>
      <Box className="card">
        {isPending && <Loading />}
        {error && <LoadFailure error={error} retry={() => void refetch()} />}
        {data && rows.length === 0 && <Blank title={t('ui.list.empty')} />}
        {rows.length > 0 && <Rows rows={rows} onOpen={setOpen} />}
        <Group p="sm" justify="space-between">
          <Button variant="subtle" disabled={end === null} onClick={() => setEnd(null)}>
            {t('desk.journal.newer')}
          </Button>
          <Button variant="subtle" disabled={first <= 1} onClick={() => setEnd(first - 1)}>
            {t('desk.journal.older')}
          </Button>
        </Group>
      </Box>
      <Drawer
        opened={open !== null}
        onClose={() => setOpen(null)}
        position="right"
        size="lg"
        title={t('desk.journal.record', { number: open?.number ?? '' })}
        closeButtonProps={{ 'aria-label': t('ui.button.close') }}
      >
        {open && <RecordBody row={open} />}
      </Drawer>
    </Page>
  )
}

/** The page that ends at a number; the feed itself goes from old to new. */
async function readPage(end: number | null): Promise<Feed> {
  const newest = end ?? (await get<Feed>('/journal', { after: 0, limit: 1 })).newest
  return get<Feed>('/journal', { after: Math.max(0, newest - PAGE), limit: PAGE })
}

function Rows({ rows, onOpen }: { rows: FeedRow[]; onOpen: (row: FeedRow) => void }) {
  const t = useT()
  return (
    <DataTable
      label={t('app.nav.journal')}
      rows={rows}
      rowKey={(row) => String(row.number)}
      onOpen={(row) => !row.hidden && onOpen(row)}
      columns={[
        { key: 'number', title: t('desk.journal.number'), cell: (row) => row.number },
        {
          key: 'command',
          title: t('desk.journal.command'),
          cell: (row) => (row.type ? actionName(row.type.replace(/^tongma\./, '')) : '—'),
        },
        { key: 'outcome', title: t('desk.journal.outcome'), cell: (row) => <Outcome row={row} /> },
        {
          key: 'who',
          title: t('desk.journal.who'),
          cell: (row) => row.data?.person?.name ?? row.data?.actor ?? '—',
        },
        {
          key: 'when',
          title: t('desk.journal.when'),
          cell: (row) => <Instant value={row.time} />,
        },
      ]}
    />
  )
}

function Outcome({ row }: { row: FeedRow }) {
  const { outcome, code } = row.data ?? {}
  if (outcome === 'refused' && code) {
    return <Chip tone="error">{problemTitle({ status: 409, code })}</Chip>
  }
  return <Badge family="state" code={outcome} />
}

function RecordBody({ row }: { row: FeedRow }) {
  const t = useT()
  const { id } = row
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['record', id],
    queryFn: () => get<Record<string, unknown>>(`/journal/records/${id}`),
    enabled: id !== undefined,
  })
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  return (
    <Stack>
      {(['envelope', 'body'] as const).map((part) => (
        <Box key={part}>
          <Text fw={600} mb={4}>
            {t(`desk.journal.${part}`)}
          </Text>
          <CodeBlock block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {JSON.stringify(data[part], null, 2)}
          </CodeBlock>
        </Box>
      ))}
    </Stack>
  )
}
