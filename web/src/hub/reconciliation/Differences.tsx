import { Box, Button, Group, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { DocumentLink } from '@/work/documents/DocumentLink'
import { lookUp, useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { actionName } from '@/messages/codes'
import { Chip } from '@/ui/Badge'
import { ChoiceCard } from '@/ui/ChoiceCard'
import { CardList } from '@/work/lists/CardList'
import { quantity } from '@/ui/format'
import { useSheetAddress } from '@/work/lists/useSheetAddress'
import { useList } from '@/work/lists/useList'
import { Code, Instant } from '@/ui/Values'
import { word } from '@/messages/codes'
import { action } from '@/work/forms/action'
import { countOf, KINDS, type Difference, type FullRun, type Kind } from './shapes'

/** The differences of one night: kinds on the left, on the right each with what explains it. */
export function Differences({ run }: { run: FullRun }) {
  const t = useT()
  const sheet = useSheetAddress()
  const first = KINDS.find((kind) => countOf(run, kind).open > 0) ?? ''
  const [kind, setKind] = useState<Kind | ''>(first)
  const path = `/parallel/runs/${run.id}/differences`
  const list = useList<Difference>(path, { kind })
  return (
    <Box className="two-panes">
      <Stack gap={8}>
        {KINDS.map((one) => (
          <KindCard
            key={one}
            kind={one}
            {...countOf(run, one)}
            isChosen={one === kind}
            onChoose={() => setKind(one === kind ? '' : one)}
          />
        ))}
        <Button
          component="a"
          href={sheet(path, { kind })}
          download
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('ui.list.xlsx')}
        </Button>
      </Stack>
      <CardList list={list} empty={t('reconciliation.noDifference')}>
        {(rows) => rows.map((row) => <DifferenceCard key={row.seq} run={run.id} row={row} />)}
      </CardList>
    </Box>
  )
}

function KindCard({
  kind,
  open,
  explained,
  isChosen,
  onChoose,
}: {
  kind: Kind
  open: number
  explained: number
  isChosen: boolean
  onChoose: () => void
}) {
  return (
    <ChoiceCard isChosen={isChosen} onChoose={onChoose}>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600} fz={15} c={open + explained > 0 ? undefined : 'dimmed'}>
          {word('difference', kind)}
        </Text>
        <Group gap={6} wrap="nowrap">
          {explained > 0 && <Chip tone="ok">{explained.toLocaleString()}</Chip>}
          <Chip tone={open > 0 ? 'warn' : 'idle'}>{open.toLocaleString()}</Chip>
        </Group>
      </Group>
    </ChoiceCard>
  )
}

/** Their number beside ours, and the records that explain it. */
function DifferenceCard({ run, row }: { run: string; row: Difference }) {
  const t = useT()
  const isOpen = row.state === 'open'
  return (
    <Box className="card" p="md">
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
        <div style={{ minWidth: 0 }}>
          <Text fw={650}>{[row.item?.code, row.item?.name].filter(Boolean).join(' ') || '—'}</Text>
          <Text size="sm" c="dimmed" component="div">
            <Code>{row.lot}</Code> {row.status && word('quality', row.status)} {row.owner?.name}
          </Text>
        </div>
        <Group gap="lg" wrap="nowrap" style={{ flex: 'none' }}>
          <Side label={t('reconciliation.theirs')} value={row.theirs} />
          <Side label={t('reconciliation.ours')} value={row.ours} />
          <ActionButton
            small
            spec={action('parallel.explain_difference', {
              label: t(isOpen ? 'reconciliation.explain' : 'reconciliation.reopen'),
              reason: 'required',
              command: () => ({ run, seq: row.seq, state: isOpen ? 'explained' : 'open' }),
            })}
          />
        </Group>
      </Group>
      <Facts facts={row.facts} />
      {row.records.map((record) => (
        <Text key={record.number} size="sm" mt={4} component="div">
          {t('records.number', { number: record.number })} · {actionName(record.command)} ·{' '}
          <Instant value={record.happened_at} /> · {record.person?.name ?? '—'}{' '}
          {record.document && <DocumentLink document={record.document} />}
        </Text>
      ))}
      {row.reason && (
        <Text size="sm" mt={6} p={8} style={{ background: 'var(--ok-soft)', borderRadius: 6 }}>
          {row.person?.name}：{row.reason}
        </Text>
      )}
    </Box>
  )
}

function Side({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed" ta="right">
        {label}
      </Text>
      <Text fw={700} fz={18} ta="right">
        {value === '' ? '—' : quantity(value)}
      </Text>
    </div>
  )
}

function Facts({ facts }: { facts: Difference['facts'] }) {
  const shown = Object.entries(facts).filter(([, value]) => value !== '')
  if (shown.length === 0) return null
  return (
    <Group gap="4px 16px" mt={6}>
      {shown.map(([name, value]) => (
        <Text key={name} size="sm">
          <Text span c="dimmed">
            {lookUp(`codes.parallelFact.${name}`, name)}
          </Text>{' '}
          {lookUp(`codes.parallelSide.${value}`, value)}
        </Text>
      ))}
    </Group>
  )
}
