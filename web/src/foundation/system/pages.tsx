import { Alert, Box, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { get } from '@/api/client'
import type { components } from '@/api/schema'
import { useT, type Translate } from '@/messages'
import { word } from '@/messages/codes'
import { Chip } from '@/ui/Badge'
import { Loading, LoadFailure } from '@/ui/Blank'
import { DataTable, type Column } from '@/ui/DataTable'
import { Facts } from '@/ui/Facts'
import { Page } from '@/ui/Page'
import { Instant } from '@/ui/Values'
import { FloorPage } from '@/work/floor/FloorPage'

type System = components['schemas']['SystemOut']
type Job = System['jobs'][number]

const AGAIN_MS = 5_000
const GIB = 2 ** 30
const TONES = { never: 'idle', running: 'info', well: 'ok', failing: 'error' } as const

/** How the server, its database and its jobs are; looked at anew every five seconds. */
export function DeskSystem() {
  const t = useT()
  return (
    <Page title={t('system.title')}>
      <State jobs={JobTable} />
    </Page>
  )
}

export function PhoneSystem() {
  const t = useT()
  return (
    <FloorPage title={t('system.title')}>
      <State jobs={JobCards} />
    </FloorPage>
  )
}

type Jobs = ComponentType<{ jobs: Job[] }>

function State({ jobs }: { jobs: Jobs }) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['system'],
    queryFn: () => get<System>('/system'),
    refetchInterval: AGAIN_MS,
  })
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  return <Told system={data} jobs={jobs} />
}

function Told({ system, jobs: Jobs }: { system: System; jobs: Jobs }) {
  const t = useT()
  return (
    <Stack>
      {system.warnings.map((code) => (
        <Alert key={code} color={system.status === 'ready' ? 'orange' : 'red'}>
          {t(`system.warning.${code}`)}
        </Alert>
      ))}
      <Facts facts={facts(system, t)} />
      {system.jobs.length > 0 && (
        <>
          <Title order={2} size={18}>
            {t('system.jobs')}
          </Title>
          <Jobs jobs={system.jobs} />
        </>
      )}
    </Stack>
  )
}

function facts(system: System, t: Translate) {
  const { journal, disk } = system
  const database = system.database === 'sqlite' ? 'SQLite' : 'PostgreSQL'
  const tone = system.status === 'ready' ? 'ok' : 'error'
  return [
    { label: t('system.state'), value: <Chip tone={tone}>{t(`system.${system.status}`)}</Chip> },
    { label: t('system.database'), value: database },
    { label: t('system.schema'), value: system.schema || '—' },
    { label: t('system.version'), value: system.version },
    { label: t('system.since'), value: <Instant value={system.serving_since} /> },
    { label: t('system.number'), value: journal?.number ?? '—' },
    { label: t('system.age'), value: journal?.number ? span(journal.age_seconds, t) : '—' },
    { label: t('system.waiting'), value: journal?.waiting ?? '—' },
    {
      label: t('system.disk'),
      value: `${Math.floor(Number(disk.free) / GIB)} / ${Math.floor(Number(disk.total) / GIB)} GiB`,
    },
  ]
}

const keyOf = (job: Job): string => `${job.name} ${job.site}`

function JobTable({ jobs }: { jobs: Job[] }) {
  const t = useT()
  return <DataTable<Job> label={t('system.jobs')} rows={jobs} rowKey={keyOf} columns={columns(t)} />
}

/** The same for a narrow screen. */
function JobCards({ jobs }: { jobs: Job[] }) {
  const t = useT()
  return (
    <Stack component="ul" m={0} p={0} gap="sm" aria-label={t('system.jobs')}>
      {jobs.map((job) => (
        <Box key={keyOf(job)} component="li" className="card" p="sm" style={{ listStyle: 'none' }}>
          <Group justify="space-between" fw={600}>
            <Name job={job} />
            <Chip tone={TONES[job.state]}>{word('jobState', job.state)}</Chip>
          </Group>
          {job.last_success && (
            <Text size="sm" c="dimmed">
              {t('system.success')} <Instant value={job.last_success} />
            </Text>
          )}
          {job.failures > 0 && <Failure job={job} />}
        </Box>
      ))}
    </Stack>
  )
}

function Name({ job }: { job: Job }) {
  const t = useT()
  return (
    <div>
      {word('job', job.name)}
      {job.site !== '0' && <Text size="sm">{t('system.site', { id: job.site })}</Text>}
    </div>
  )
}

function columns(t: Translate): Column<Job>[] {
  return [
    {
      key: 'job',
      title: t('system.job'),
      cell: (job) => <Name job={job} />,
    },
    {
      key: 'state',
      title: t('system.state'),
      cell: (job) => <Chip tone={TONES[job.state]}>{word('jobState', job.state)}</Chip>,
    },
    {
      key: 'success',
      title: t('system.success'),
      cell: (job) => (job.last_success ? <Instant value={job.last_success} /> : '—'),
    },
    {
      key: 'progress',
      title: t('system.progress'),
      cell: (job) => (job.total > 0 ? `${job.done} / ${job.total}` : '—'),
    },
    { key: 'error', title: t('system.error'), cell: (job) => <Failure job={job} /> },
  ]
}

function Failure({ job }: { job: Job }) {
  const t = useT()
  if (job.failures === 0) return '—'
  return (
    <>
      <Text size="sm">
        <Instant value={job.last_failure} />, {t('system.failures', { count: job.failures })}
      </Text>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {job.error}
      </Text>
    </>
  )
}

/** A length of time in the largest whole unit. */
function span(seconds: number, t: Translate): string {
  if (seconds < 120) return t('system.seconds', { count: seconds })
  if (seconds < 7_200) return t('system.minutes', { count: Math.floor(seconds / 60) })
  if (seconds < 172_800) return t('system.hours', { count: Math.floor(seconds / 3_600) })
  return t('system.days', { count: Math.floor(seconds / 86_400) })
}
