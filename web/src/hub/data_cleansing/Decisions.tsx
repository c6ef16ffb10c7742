import { Box, Group, SimpleGrid, Stack, Text, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { Chip } from '@/ui/Badge'
import { Blank } from '@/ui/Blank'
import { ChoiceCard } from '@/ui/ChoiceCard'
import { CardList } from '@/work/lists/CardList'
import { useList } from '@/work/lists/useList'
import { word } from '@/messages/codes'
import { correctSpec, decideSpec, leaveOutSpec } from './actions'
import { FindingLine } from './FindingLine'
import type { CleanRow, FindingClass, FullRun } from './shapes'

const STATES = ['ready', 'asks', 'left_out', 'taken_in'] as const
const TONE = { error: 'error', question: 'warn', warning: 'info', note: 'idle' } as const

/** What was found, by class and by row; a click narrows the rows, a decision answers them. */
export function Decisions({ run }: { run: FullRun }) {
  const [state, setState] = useState<string>('asks')
  const [code, setCode] = useState('')
  return (
    <Stack>
      <SimpleGrid cols={{ base: 2, md: 4 }}>
        {STATES.map((one) => (
          <Tile
            key={one}
            label={word('cleaningRow', one)}
            count={run.states[one]}
            isChosen={state === one}
            onChoose={() => setState(state === one ? '' : one)}
          />
        ))}
      </SimpleGrid>
      <Box className="two-panes">
        <Classes run={run} chosen={code} onChoose={setCode} />
        <Rows run={run} state={state} code={code} />
      </Box>
    </Stack>
  )
}

function Tile({
  label,
  count,
  isChosen,
  onChoose,
}: {
  label: string
  count: number
  isChosen: boolean
  onChoose: () => void
}) {
  return (
    <ChoiceCard padding="md" isChosen={isChosen} onChoose={onChoose}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={28} fw={700} lh={1.2}>
        {count.toLocaleString()}
      </Text>
    </ChoiceCard>
  )
}

/** The kinds of finding, the gravest first, each answered as a whole. */
function Classes({
  run,
  chosen,
  onChoose,
}: {
  run: FullRun
  chosen: string
  onChoose: (code: string) => void
}) {
  const t = useT()
  const grave = Object.keys(TONE)
  const classes = [...run.classes].sort(
    (a, b) => grave.indexOf(a.severity) - grave.indexOf(b.severity),
  )
  return (
    <Stack gap={8}>
      {classes.map((one) => (
        <Box key={one.code} className="card" p="sm">
          <UnstyledButton
            w="100%"
            aria-pressed={chosen === one.code}
            onClick={() => onChoose(chosen === one.code ? '' : one.code)}
          >
            <Group justify="space-between" wrap="nowrap" gap={8}>
              <Text fw={chosen === one.code ? 700 : 550} fz={15}>
                {word('cleaning', one.code)}
              </Text>
              <Chip tone={TONE[one.severity]}>{one.open.toLocaleString()}</Chip>
            </Group>
          </UnstyledButton>
          {one.open > 0 && <AnswerAll run={run.id} of={one} />}
        </Box>
      ))}
      {classes.length === 0 && <Blank title={t('data_cleansing.clean')} />}
    </Stack>
  )
}

function AnswerAll({ run, of }: { run: string; of: FindingClass }) {
  const t = useT()
  const which = { code: of.code }
  return (
    <Group gap={6} mt={8}>
      <ActionButton small spec={decideSpec(t, run, 'accept', which)} />
      {of.severity !== 'error' && <ActionButton small spec={decideSpec(t, run, 'refuse', which)} />}
    </Group>
  )
}

function Rows({ run, state, code }: { run: FullRun; state: string; code: string }) {
  const t = useT()
  const list = useList<CleanRow>(`/cleaning/runs/${run.id}/rows`, { state, code })
  return (
    <CardList list={list} empty={t('ui.list.none')}>
      {(rows) => rows.map((row) => <RowCard key={row.line} run={run} row={row} />)}
    </CardList>
  )
}

/** One row of the old table: what it says, and what is odd about it. */
function RowCard({ run, row }: { run: FullRun; row: CleanRow }) {
  const t = useT()
  const said = { ...row.given, ...row.values }
  const title = [said['code'], said['name_zh'] ?? said['name']].filter(Boolean).join(' ')
  const detail = [said['specification'], said['model'], said['barcode']].filter(Boolean)
  return (
    <Box className="card" p="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
        <div style={{ minWidth: 0 }}>
          <Text fw={650}>
            <Text span c="dimmed" size="sm" mr={8}>
              {t('ui.list.line', { line: row.line })}
            </Text>
            {title || '—'}
          </Text>
          <Text size="sm" c="dimmed">
            {detail.join(' · ')}
          </Text>
        </div>
        {row.state !== 'taken_in' && (
          <Group gap={6} wrap="nowrap" style={{ flex: 'none' }}>
            <ActionButton small spec={correctSpec(t, run, row)} />
            <ActionButton small spec={leaveOutSpec(t, run.id, row)} />
          </Group>
        )}
      </Group>
      <Stack gap={6} mt={row.findings.length > 0 ? 8 : 0}>
        {row.findings.map((finding, index) => (
          <FindingLine key={index} run={run} line={row.line} finding={finding} />
        ))}
      </Stack>
    </Box>
  )
}
