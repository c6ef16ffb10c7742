import { useT, lookUp } from '@/messages'
import { Box, Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { visible } from '@/scan/show'
import type { Entry } from '@/outbox/store'
import { Blank } from '@/ui/Blank'
import { heldRows, heldTitle } from '@/work/forms/held'
import { Page } from '@/ui/Page'
import { RefusalBlock } from '@/ui/RefusalBlock'
import { ResultBlock } from '@/ui/ResultBlock'
import { Instant } from '@/ui/Values'
import { FloorPage } from '@/work/floor/FloorPage'
import { outbox } from '@/work/session/device'
import { useSession } from '@/work/session/session'

export function DeskOutbox() {
  const t = useT()
  return (
    <Page title={t('shell.outbox.title')}>
      <Entries />
    </Page>
  )
}

export function PhoneOutbox() {
  const t = useT()
  return (
    <FloorPage title={t('shell.outbox.title')}>
      <Entries />
    </FloorPage>
  )
}

function Entries() {
  const t = useT()
  const entries = useEntries()
  if (entries === null) return null
  if (entries.length === 0) {
    return <Blank title={t('shell.outbox.none')} text={t('shell.outbox.noneText')} />
  }
  const isWaiting = entries.some((entry) => entry.state === 'waiting')
  return (
    <Stack maw={640}>
      {isWaiting && (
        <Group justify="space-between">
          <Text c="dimmed" size="sm">
            {t('shell.outbox.waitingText')}
          </Text>
          <Button variant="light" onClick={() => void outbox.retryNow()}>
            {t('shell.outbox.retry')}
          </Button>
        </Group>
      )}
      {entries.map((entry) => (
        <EntryCard key={entry.request_id} entry={entry} />
      ))}
    </Stack>
  )
}

function EntryCard({ entry }: { entry: Entry }) {
  const t = useT()
  const { session } = useSession()
  const scans = entry.envelope.scans.map((scan) => visible(scan.raw)).join(' ')
  const clear = (): void => void outbox.clear(entry.request_id)
  return (
    <Box className="card" p="md">
      <Stack gap="xs">
        <Group justify="space-between">
          <Text fw={650}>{lookUp(entry.title, entry.path)}</Text>
          <Text size="sm" c="dimmed">
            <Instant value={entry.envelope.happened_at} />
          </Text>
        </Group>
        {scans !== '' && (
          <Text className="code" size="sm">
            {scans}
          </Text>
        )}
        {entry.person_id !== session.person.id && (
          <Text size="sm" c="dimmed">
            {t('shell.outbox.other')}
          </Text>
        )}
        {entry.state === 'waiting' && entry.tries > 0 && (
          <Text size="sm" c="dimmed">
            {t('shell.outbox.tries', { count: entry.tries })}
          </Text>
        )}
        {entry.state === 'refused' && entry.problem && (
          <RefusalBlock problem={entry.problem} onDismiss={clear} />
        )}
        {entry.state === 'held' && (
          <ResultBlock tone="warn" title={heldTitle(entry.answer)} rows={heldRows(entry.answer)}>
            <Button variant="white" color="dark" onClick={clear}>
              {t('shell.outbox.clear')}
            </Button>
          </ResultBlock>
        )}
      </Stack>
    </Box>
  )
}

function useEntries(): Entry[] | null {
  const [entries, setEntries] = useState<Entry[] | null>(null)
  useEffect(() => {
    let isGone = false
    const read = (): void => {
      void outbox.store.entries
        .orderBy('order')
        .toArray()
        .then((rows) => {
          if (!isGone) setEntries(rows)
        })
    }
    read()
    const stop = outbox.watch(read)
    return () => {
      isGone = true
      stop()
    }
  }, [])
  return entries
}
