import { useT } from '@/messages'
import { Box, Code as CodeBlock, Group, Stack, Text, Timeline as Line } from '@mantine/core'
import { IconBan, IconCheck, IconClockPause } from '@tabler/icons-react'
import { visible } from '@/scan/show'
import { Chip } from '@/ui/Badge'
import { actionName } from '@/messages/codes'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { problemTitle } from '@/ui/refusals'
import { Instant } from '@/ui/Values'
import { useList } from '@/work/lists/useList'
import { word } from '@/messages/codes'
import type { TimelineRow } from './shapes'

/** Everything that was done to an object, accepted or refused, newest first. */
export function Timeline({ path }: { path: string }) {
  const t = useT()
  const list = useList<TimelineRow>(path, {}, 100)
  if (list.isPending) return <Loading />
  if (list.isError) return <LoadFailure error={list.error} retry={() => void list.refetch()} />
  if (list.rows.length === 0) return <Blank title={t('ui.document.noTimeline')} />
  const rows = [...list.rows].sort((a, b) => Number(b.number) - Number(a.number))
  return (
    <Line bulletSize={26} lineWidth={2} p="md" maw={760}>
      {rows.map((row) => (
        <Line.Item
          key={row.record_id}
          color={color(row)}
          bullet={<Bullet row={row} />}
          title={<Head row={row} />}
        >
          <Entry row={row} />
        </Line.Item>
      ))}
    </Line>
  )
}

function color(row: TimelineRow): string {
  if (row.outcome === 'refused') return 'red'
  return row.outcome === 'held' ? 'yellow' : 'celadon'
}

function Bullet({ row }: { row: TimelineRow }) {
  if (row.outcome === 'refused') return <IconBan size={15} aria-hidden />
  if (row.outcome === 'held') return <IconClockPause size={15} aria-hidden />
  return <IconCheck size={15} aria-hidden />
}

function Head({ row }: { row: TimelineRow }) {
  return (
    <Group gap={8}>
      <Text fw={600}>{actionName(row.command)}</Text>
      {row.outcome !== 'accepted' && (
        <Chip tone={row.outcome === 'refused' ? 'error' : 'warn'}>
          {row.code
            ? problemTitle({ status: 409, code: row.code, facts: row.facts })
            : word('state', row.outcome)}
        </Chip>
      )}
    </Group>
  )
}

function Entry({ row }: { row: TimelineRow }) {
  const t = useT()
  return (
    <Stack gap={4} mt={2}>
      <Text size="sm" c="dimmed">
        {row.person?.name ?? '—'} · <Instant value={row.happened_at} /> ·{' '}
        {t('ui.document.record', { number: row.number })}
      </Text>
      {row.reason && <Text size="sm">{row.reason}</Text>}
      {row.scans?.length > 0 && (
        <Box component="details" fz={13}>
          <summary style={{ cursor: 'pointer', color: 'var(--soft)' }}>
            {t('ui.document.scans')}
          </summary>
          {row.scans.map((scan, index) => (
            <CodeBlock block key={`${index}${scan.raw}`} mt={4}>
              {scan.symbology ? `${scan.symbology} ` : ''}
              {visible(scan.raw)} · {word('way', scan.way)}
            </CodeBlock>
          ))}
        </Box>
      )}
    </Stack>
  )
}
