import { Anchor, Box, Button, Group, Select, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { command } from '@/outbox/command'
import { ask, get } from '@/api/client'
import { useSession } from '@/work/session/session'
import { useLanguage, useT } from '@/messages'
import { Badge } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { Page } from '@/ui/Page'
import { RefusalBlock } from '@/ui/RefusalBlock'
import { UploadButton } from '@/work/forms/UploadButton'
import { useCommand } from '@/work/forms/useCommand'
import { useList } from '@/work/lists/useList'
import { Instant } from '@/ui/Values'
import { word } from '@/messages/codes'
import { fieldLabel } from '@/work/records/fields'
import { Differences } from './Differences'
import { countOf, KINDS, type FullRun, type Run } from './shapes'

const NIGHTS = 14

/** The old system beside ours, night by night: differences by kind, the newest night first. */
export function ParallelRuns() {
  const t = useT()
  const navigate = useNavigate()
  const { site } = useSession()
  const list = useList<Run>('/parallel/runs', {}, NIGHTS)
  return (
    <Page
      title={t('hub.parallel')}
      actions={
        site && (
          <UploadButton<{ id: string }>
            primary
            path="/parallel/runs"
            label={t('reconciliation.upload')}
            accept=".csv,.xlsx"
            more={{ site: site.id }}
            onDone={({ id }) => void navigate({ to: `/parallel/${id}` })}
          />
        )
      }
    >
      {list.isPending && <Loading />}
      {list.isError && <LoadFailure error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && list.rows.length === 0 && (
        <Blank title={t('reconciliation.none')} text={t('reconciliation.noneText')} />
      )}
      {list.rows.length > 0 && <Nights runs={list.rows} />}
      {list.hasNextPage && (
        <Button mt="md" variant="light" onClick={() => void list.fetchNextPage()}>
          {t('ui.list.more')}
        </Button>
      )}
    </Page>
  )
}

/** Kinds across, nights down; the darker a cell, the more is still unexplained. */
function Nights({ runs }: { runs: Run[] }) {
  const t = useT()
  const most = Math.max(1, ...runs.flatMap((run) => KINDS.map((kind) => countOf(run, kind).open)))
  return (
    <Box className="card" style={{ overflowX: 'auto' }}>
      <Table className="rows" aria-label={t('hub.parallel')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('reconciliation.night')}</Table.Th>
            {KINDS.map((kind) => (
              <Table.Th key={kind} ta="right">
                {word('difference', kind)}
              </Table.Th>
            ))}
            <Table.Th ta="right">{t('reconciliation.equal')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.map((run) => (
            <Table.Tr key={run.id}>
              <Table.Td>
                <Anchor component={Link} to={`/parallel/${run.id}`} fw={600} size="sm">
                  <Instant value={run.moment} />
                </Anchor>
              </Table.Td>
              {KINDS.map((kind) => (
                <Cell key={kind} most={most} {...countOf(run, kind)} />
              ))}
              <Table.Td ta="right">
                {run.state === 'mapping' ? (
                  <Badge family="parallelState" code="mapping" />
                ) : (
                  `${run.equal.toLocaleString()} / ${run.rows.toLocaleString()}`
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  )
}

function Cell({ open, explained, most }: { open: number; explained: number; most: number }) {
  const t = useT()
  const depth = open === 0 ? 0 : 15 + Math.round((open / most) * 60)
  return (
    <Table.Td
      ta="right"
      style={{ background: `color-mix(in srgb, var(--warn) ${depth}%, transparent)` }}
    >
      <Text size="sm" fw={open > 0 ? 700 : 400} c={open > 0 ? undefined : 'dimmed'}>
        {open.toLocaleString()}
      </Text>
      {explained > 0 && (
        <Text size="xs" c="dimmed">
          {t('reconciliation.explained', { count: explained })}
        </Text>
      )}
    </Table.Td>
  )
}

/** One night: its columns where they are not known yet, else its differences by kind. */
export function ParallelRun() {
  const t = useT()
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['parallel', id],
    queryFn: () => get<FullRun>(`/parallel/runs/${id}`),
  })
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  return (
    <Page
      title={data.name}
      badge={<Badge family="parallelState" code={data.state} />}
      actions={
        <Text size="sm" c="dimmed">
          <Instant value={data.moment} /> ·{' '}
          {t('reconciliation.equalOf', { equal: data.equal, rows: data.rows })}
        </Text>
      }
    >
      {data.state === 'mapping' ? <Columns run={data} /> : <Differences run={data} />}
    </Page>
  )
}

/** Which column of the other system's list is what; known from then on. */
function Columns({ run }: { run: FullRun }) {
  const t = useT()
  const language = useLanguage()
  const cache = useQueryClient()
  const [mapping, setMapping] = useState(run.mapping)
  const { run: send, isBusy, outcome, dismiss } = useCommand()
  const missing = run.fields.some(({ name, needed }) => needed && !mapping[name])

  async function compare(): Promise<void> {
    const chosen = Object.entries(mapping).filter(([, heading]) => heading !== '')
    const body = { run: run.id, mapping: Object.fromEntries(chosen) }
    const said = await send(command('/parallel/map-list', body))
    if (said.kind !== 'accepted') return
    await ask(`/parallel/runs/${run.id}/compare`, {}, COMPARING_MS)
    await cache.invalidateQueries()
  }
  return (
    <Stack className="card" p="md">
      <Text c="dimmed">{t('reconciliation.columnsText')}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="sm">
        {run.fields.map(({ name, name_zh, needed }) => (
          <Select
            key={name}
            label={language === 'zh-CN' ? name_zh : fieldLabel(name)}
            withAsterisk={needed}
            clearable
            searchable
            data={run.headings}
            value={mapping[name] ?? null}
            onChange={(heading) => setMapping({ ...mapping, [name]: heading ?? '' })}
          />
        ))}
      </SimpleGrid>
      {outcome?.kind === 'refused' && (
        <RefusalBlock problem={outcome.problem} onDismiss={dismiss} />
      )}
      <Group justify="flex-end">
        <Button loading={isBusy} disabled={missing} onClick={() => void compare()}>
          {t('rfid.compare')}
        </Button>
      </Group>
    </Stack>
  )
}

const COMPARING_MS = 300_000
