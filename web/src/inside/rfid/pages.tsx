import {
  Box,
  Button,
  FileButton,
  Group,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  UnstyledButton,
} from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { ask } from '@/api/client'
import { ApiError, type Problem } from '@/api/problem'
import { placesFrom } from '@/work/references/places'
import { useSession } from '@/work/session/session'
import { useT } from '@/messages'
import { signal } from '@/scan/feedback'
import { Chip } from '@/ui/Badge'
import { Blank } from '@/ui/Blank'
import { DataTable } from '@/ui/DataTable'
import type { RefSource } from '@/work/forms/fields'
import { RefSelect } from '@/work/forms/RefSelect'
import { Page } from '@/ui/Page'
import { RefusalBlock } from '@/ui/RefusalBlock'
import { Code } from '@/ui/Values'
import { word } from '@/messages/codes'
import { standingTone, standingWord } from '@/work/standing/verdict'
import { reportOf, VERDICTS, type Batch, type LeftLine, type TagRow, type Verdict } from './shapes'

const TONE = { found: 'ok', missing: 'error', stray: 'warn', unsure: 'info' } as const
const PATIENCE_MS = 60_000
const KINDS = ['place', 'notice', 'picks'] as const
type Against = (typeof KINDS)[number]
const AGAINST = {
  place: { kind: null, label: 'rfid.againstPlace' },
  notice: { kind: 'shipping_notice', label: 'rfid.againstNotice' },
  picks: { kind: 'pick_list', label: 'rfid.againstPicks' },
} as const

/** What was compared, of which report: it stays as it was while the text is written on. */
interface Outcome {
  found: Batch
  left: LeftLine[]
  against: Against | null
  at: number
}

function documentsOf(kind: string, site: string | undefined): RefSource {
  return {
    path: '/documents',
    query: { kind, ...(site ? { site } : {}) },
    label: ({ number }) => String(number ?? ''),
  }
}

/** One pass of an RFID reader beside what should be in a place: found, missing, stray, unsure. */
export function RfidBatch() {
  const t = useT()
  const { site } = useSession()
  const [against, setAgainst] = useState<Against>('place')
  const [target, setTarget] = useState('')
  const [text, setText] = useState('')
  const [batch, setBatch] = useState<Outcome | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const report = useMemo(() => reportOf(text), [text])
  const { reads, left } = report

  async function compare(): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      const asked = against === 'place' ? 'place_id' : 'document_id'
      const body = { reads, ...(target ? { [asked]: target } : {}) }
      const found = await ask<Batch>('/scans/epcs', body, PATIENCE_MS)
      signal(isOdd(found, left) ? 'warn' : 'ok')
      setBatch({ found, left, against: target ? against : null, at: Date.now() })
    } catch (error) {
      const isRefused = error instanceof ApiError && error.failure.kind === 'refused'
      const network = { status: 0, title: t('ui.load.network') }
      setProblem(isRefused ? error.failure.problem : network)
    }
    setBusy(false)
  }

  return (
    <Page title={t('inside.rfid')}>
      <Stack>
        <Stack className="card" p="md">
          <Target
            against={against}
            setAgainst={(next) => {
              setAgainst(next)
              setTarget('')
            }}
            target={target}
            setTarget={setTarget}
            site={site?.id}
          />
          <Textarea
            label={t('rfid.reads')}
            description={t('rfid.readsText')}
            minRows={4}
            maxRows={8}
            autosize
            value={text}
            data-scan="text"
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Text size="sm" c="dimmed" mr="auto">
              {t('rfid.readsOfLines', {
                lines: (reads.length + left.length).toLocaleString(),
                reads: reads.length.toLocaleString(),
                left: left.length.toLocaleString(),
              })}
            </Text>
            <FileButton
              accept=".csv,.txt"
              onChange={(file) => void file?.text().then((read) => setText(read))}
            >
              {(props) => (
                <Button
                  {...props}
                  variant="default"
                  leftSection={<IconUpload size={17} aria-hidden />}
                >
                  {t('rfid.file')}
                </Button>
              )}
            </FileButton>
            <Button loading={isBusy} disabled={reads.length === 0} onClick={() => void compare()}>
              {t('rfid.compare')}
            </Button>
          </Group>
        </Stack>
        {problem && <RefusalBlock problem={problem} onDismiss={() => setProblem(null)} />}
        {left.length > 0 && <LeftLines rows={left} />}
        {batch && <Compared key={batch.at} outcome={batch} />}
      </Stack>
    </Page>
  )
}

/** What a pass is compared with: a bin, what a notice announces, what a pick list has allocated. */
function Target(props: {
  against: Against
  setAgainst: (next: Against) => void
  target: string
  setTarget: (id: string) => void
  site: string | undefined
}) {
  const t = useT()
  const { kind } = AGAINST[props.against]
  return (
    <>
      <SegmentedControl
        aria-label={t('rfid.against')}
        value={props.against}
        data={KINDS.map((value) => ({ value, label: t(AGAINST[value].label) }))}
        onChange={(value) => props.setAgainst(KINDS.find((one) => one === value) ?? 'place')}
      />
      <RefSelect
        key={props.against}
        label={t(kind === null ? 'rfid.place' : 'rfid.document')}
        description={t(kind === null ? 'rfid.placeText' : 'rfid.documentText')}
        source={kind === null ? placesFrom(props.site) : documentsOf(kind, props.site)}
        value={props.target}
        onChange={props.setTarget}
      />
    </>
  )
}

/** Each line of the report that is no read, with its number, its text and why. */
function LeftLines({ rows }: { rows: LeftLine[] }) {
  const t = useT()
  return (
    <Box className="card" role="status">
      <Text p="md" fw={600}>
        {t('rfid.left', { count: rows.length.toLocaleString() })}
      </Text>
      <Box mah={280} style={{ overflow: 'auto' }} tabIndex={0}>
        <DataTable<LeftLine>
          label={t('rfid.left', { count: rows.length })}
          rows={rows}
          rowKey={(row) => String(row.line)}
          columns={[
            { key: 'line', title: t('rfid.line'), right: true, cell: (row) => row.line },
            { key: 'text', title: t('rfid.text'), cell: (row) => <Code>{row.text.trim()}</Code> },
            {
              key: 'reason',
              title: t('ui.field.reason'),
              cell: (row) => word('rfidLine', row.reason),
            },
          ]}
        />
      </Box>
    </Box>
  )
}

/** Four numbers; a click shows what is behind each. What is missing is shown first. */
function Compared({ outcome: { found: batch, left, against } }: { outcome: Outcome }) {
  const t = useT()
  const first = VERDICTS.find((one) => one !== 'found' && batch.counts[one] > 0) ?? 'found'
  const [shown, setShown] = useState<Verdict>(first)
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('rfid.heard', { tags: batch.tags, reads: batch.reads })}
        {' · '}
        {against === null
          ? t('rfid.withNothing')
          : t('rfid.comparedWith', { what: t(AGAINST[against].label) })}
        {left.length > 0 && ` · ${t('rfid.left', { count: left.length.toLocaleString() })}`}
      </Text>
      <SimpleGrid cols={{ base: 2, md: 4 }}>
        {VERDICTS.map((one) => (
          <UnstyledButton
            key={one}
            className="card choice"
            p="md"
            aria-pressed={shown === one}
            data-chosen={shown === one || undefined}
            onClick={() => setShown(one)}
          >
            <Chip tone={toneOf(one, batch)}>{word('rfid', one)}</Chip>
            <Text fz={30} fw={700} lh={1.3}>
              {batch.counts[one].toLocaleString()}
            </Text>
          </UnstyledButton>
        ))}
      </SimpleGrid>
      <Box className="card">
        <Tags rows={batch[shown]} />
      </Box>
    </Stack>
  )
}

/** Whether a person has to look: something is missing, stray, unsure, stopped or no read. */
function isOdd({ counts, found }: Batch, left: readonly LeftLine[]): boolean {
  const isStopped = found.some((row) => standingTone(row.standing) !== 'ok')
  return counts.missing + counts.stray + counts.unsure + left.length > 0 || isStopped
}

/** What was found is green only where nothing stands against any of it. */
function toneOf(verdict: Verdict, batch: Batch): 'ok' | 'warn' | 'error' | 'info' {
  const isFree = batch.found.every((row) => standingTone(row.standing) === 'ok')
  return verdict === 'found' && !isFree ? 'error' : TONE[verdict]
}

function Tags({ rows }: { rows: TagRow[] }) {
  const t = useT()
  if (rows.length === 0) return <Blank title={t('ui.list.none')} />
  return (
    <DataTable<TagRow>
      label={t('inside.rfid')}
      rows={rows}
      rowKey={(row) => `${row.epc}${row.item?.id}${row.serial}${row.sscc}`}
      columns={[
        {
          key: 'standing',
          title: t('standing.label'),
          cell: (row) => {
            const tone = standingTone(row.standing)
            return tone === 'ok' ? '—' : <Chip tone={tone}>{standingWord(row.standing, t)}</Chip>
          },
        },
        {
          key: 'item',
          title: t('ui.field.item'),
          cell: (row) => [row.item?.code, row.item?.name].filter(Boolean).join(' ') || '—',
        },
        {
          key: 'serial',
          title: t('ui.field.serial'),
          cell: (row) => <Code>{row.serial || row.sscc}</Code>,
        },
        { key: 'lot', title: t('ui.field.lot'), cell: (row) => <Code>{row.lot}</Code> },
        { key: 'place', title: t('ui.field.place'), cell: (row) => <Code>{row.place?.code}</Code> },
        {
          key: 'reads',
          title: t('rfid.times'),
          right: true,
          cell: (row) => row.reads ?? '—',
        },
        {
          key: 'rssi',
          title: t('rfid.signal'),
          right: true,
          cell: (row) => (row.rssi_best ? `${row.rssi_best} dBm` : '—'),
        },
        {
          key: 'reason',
          title: t('ui.field.reason'),
          cell: (row) => (row.reason ? word('rfidReason', row.reason) : '—'),
        },
        { key: 'epc', title: 'EPC', cell: (row) => <Code>{row.epc}</Code> },
      ]}
    />
  )
}
