import {
  Box,
  Button,
  FileButton,
  Group,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  UnstyledButton,
} from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { ask } from '@/api/client'
import { ApiError, type Problem } from '@/api/problem'
import { placesFrom } from '@/work/references/places'
import { useSession } from '@/work/session/session'
import { useT } from '@/messages'
import { signal } from '@/scan/feedback'
import { Chip } from '@/ui/Badge'
import { Blank } from '@/ui/Blank'
import { DataTable } from '@/ui/DataTable'
import { RefSelect } from '@/work/forms/RefSelect'
import { Page } from '@/ui/Page'
import { RefusalBlock } from '@/ui/RefusalBlock'
import { Code } from '@/ui/Values'
import { word } from '@/messages/codes'
import { standingTone, standingWord } from '@/work/standing/verdict'
import { readsOf, VERDICTS, type Batch, type TagRow, type Verdict } from './shapes'

const TONE = { found: 'ok', missing: 'error', stray: 'warn', unsure: 'info' } as const
const PATIENCE_MS = 60_000

/** One pass of an RFID reader beside what should be in a place: found, missing, stray, unsure. */
export function RfidBatch() {
  const t = useT()
  const { site } = useSession()
  const [place, setPlace] = useState('')
  const [text, setText] = useState('')
  const [batch, setBatch] = useState<Batch | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const reads = readsOf(text)

  async function compare(): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      const body = { reads, ...(place ? { place_id: place } : {}) }
      const found = await ask<Batch>('/scans/epcs', body, PATIENCE_MS)
      signal(found.counts.missing + found.counts.stray > 0 ? 'warn' : 'ok')
      setBatch(found)
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
          <RefSelect
            label={t('rfid.place')}
            description={t('rfid.placeText')}
            source={placesFrom(site?.id)}
            value={place}
            onChange={setPlace}
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
              {t('rfid.count', { count: reads.length.toLocaleString() })}
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
        {batch && <Compared key={batch.tags} batch={batch} />}
      </Stack>
    </Page>
  )
}

/** Four numbers; a click shows what is behind each. What is missing is shown first. */
function Compared({ batch }: { batch: Batch }) {
  const t = useT()
  const first = VERDICTS.find((one) => one !== 'found' && batch.counts[one] > 0) ?? 'found'
  const [shown, setShown] = useState<Verdict>(first)
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('rfid.heard', { tags: batch.tags, reads: batch.reads })}
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
