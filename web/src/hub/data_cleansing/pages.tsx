import { Box, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { address, get } from '@/api/client'
import { useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { Badge } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { ListPage } from '@/work/lists/ListPage'
import { Page } from '@/ui/Page'
import { UploadButton } from '@/work/forms/UploadButton'
import { Instant } from '@/ui/Values'
import { confirmSpec, takeReport } from './actions'
import { Columns } from './Columns'
import { Decisions } from './Decisions'
import { isDeciding, isWorking, percent, type FullRun, type Run } from './shapes'
import { TakeBackButton } from './TakeBackButton'

const TABLES = '.csv,.xlsx,text/csv'

/** Old item and code tables that were, or are being, cleaned. */
export function CleaningRuns() {
  const t = useT()
  const navigate = useNavigate()
  const open = (id: string): void => void navigate({ to: `/cleaning/${id}` })
  return (
    <ListPage<Run>
      title={t('hub.cleaning')}
      path="/cleaning/runs"
      rowKey={(row) => row.id}
      canSearch={false}
      canExport={false}
      onOpen={(row) => open(row.id)}
      actions={
        <UploadButton<{ id: string }>
          primary
          path="/cleaning/runs"
          label={t('data_cleansing.upload')}
          accept={TABLES}
          onDone={({ id }) => open(id)}
        />
      }
      columns={[
        { key: 'name', title: t('imports.file'), cell: (row) => row.name },
        {
          key: 'state',
          title: t('ui.document.state'),
          cell: (row) => <Badge family="cleaningState" code={row.state} />,
        },
        {
          key: 'rows',
          title: t('ui.list.rows'),
          right: true,
          cell: (row) => row.rows.toLocaleString(),
        },
        {
          key: 'who',
          title: t('ui.field.person'),
          cell: (row) => row.person?.name ?? t('ui.field.system'),
        },
        {
          key: 'when',
          title: t('ui.document.createdAt'),
          cell: (row) => <Instant value={row.created_at} />,
        },
      ]}
    />
  )
}

const LOOK_AGAIN_MS = 1_000

/** One table on its way: columns, examination, decisions, taken in, taken back. */
export function CleaningRun() {
  const t = useT()
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['cleaning', id],
    queryFn: () => get<FullRun>(`/cleaning/runs/${id}`),
    refetchInterval: ({ state }) => (state.data && isWorking(state.data) ? LOOK_AGAIN_MS : false),
  })
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  return (
    <Page
      title={data.name}
      badge={<Badge family="cleaningState" code={data.state} />}
      actions={isDeciding(data) && <RunActions run={data} />}
    >
      <Stack>
        {data.trouble && <Blank title={data.trouble} />}
        {isWorking(data) && <Working run={data} />}
        {data.state === 'mapping' && <Columns run={data} />}
        {isDeciding(data) && <Decisions run={data} />}
        {data.state === 'taken_back' && <Blank title={t('data_cleansing.takenBack')} />}
      </Stack>
    </Page>
  )
}

function RunActions({ run }: { run: FullRun }) {
  const t = useT()
  const report = `/cleaning/runs/${run.id}/report`
  return (
    <>
      <Button
        component="a"
        href={address(report, { format: 'xlsx' })}
        download
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        {t('data_cleansing.report')}
      </Button>
      <UploadReport run={run.id} path={report} />
      {run.states.taken_in > 0 && <TakeBackButton run={run.id} />}
      <ActionButton spec={confirmSpec(t, run)} />
    </>
  )
}

/** The report comes back corrected: uploaded, then taken over as one command. */
function UploadReport({ run, path }: { run: string; path: string }) {
  const t = useT()
  return (
    <UploadButton<{ sha256: string }>
      path={path}
      label={t('data_cleansing.corrected')}
      accept={TABLES}
      onDone={({ sha256 }) => void takeReport(run, sha256)}
    />
  )
}

/** The server works by itself; the page may be left and opened again. */
function Working({ run }: { run: FullRun }) {
  const t = useT()
  const done = percent(run)
  return (
    <Box className="card" p="lg">
      <Group justify="space-between" mb="sm">
        <Text fw={650}>{t('data_cleansing.working')}</Text>
        <Text c="dimmed">
          {run.reached.toLocaleString()} / {done === null ? '…' : run.rows.toLocaleString()}
        </Text>
      </Group>
      <Progress
        value={done ?? 100}
        animated={done === null}
        size="lg"
        aria-label={t('data_cleansing.working')}
      />
      <Text size="sm" c="dimmed" mt="sm">
        {t('data_cleansing.workingText')}
      </Text>
    </Box>
  )
}
