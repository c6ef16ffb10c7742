import { Box, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useT } from '@/messages'
import { actionName } from '@/messages/codes'
import { Instant } from '@/ui/Values'

/** One thing that was said of something, and between which journal numbers it was believed. */
export interface SaidRow {
  key: string
  recordedAt: string | null
  who: string
  /** The command by which it was said; empty where it came with the first record. */
  command: string
  knownFrom: number | null
  /** Null while it is believed. */
  knownTo: number | null
  reason?: string
  content: ReactNode
}

/** Everything that was ever said of something, oldest given first, the newest shown first. */
export function Said({ rows, action }: { rows: SaidRow[]; action?: ReactNode }) {
  const t = useT()
  return (
    <Box p="md" component="section" aria-label={t('records.said')}>
      <Group justify="space-between" mb="md">
        <Text component="h2" m={0} fw={650} fz={17}>
          {t('records.said')}
        </Text>
        {action}
      </Group>
      <Box component="ol" className="said">
        {[...rows].reverse().map((row) => (
          <SaidOnce key={row.key} row={row} />
        ))}
      </Box>
    </Box>
  )
}

function SaidOnce({ row }: { row: SaidRow }) {
  const t = useT()
  const { who, command, knownFrom, knownTo } = row
  return (
    <li data-known={knownTo === null || undefined}>
      <Text size="sm" c="dimmed">
        <Instant value={row.recordedAt} /> · {who}
        {command && ` · ${actionName(command)}`}
        {knownFrom !== null && ` · ${t('records.number', { number: knownFrom })}`}
      </Text>
      {row.content}
      {row.reason && <Text size="sm">「{row.reason}」</Text>}
      {knownTo !== null && (
        <Text size="sm" c="dimmed">
          {t('records.superseded', { number: knownTo })}
        </Text>
      )}
    </li>
  )
}
