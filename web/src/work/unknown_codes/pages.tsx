import { Box, Group, ScrollArea, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useT } from '@/messages'
import { Badge, Chip } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { ChoiceCard } from '@/ui/ChoiceCard'
import { ago } from '@/ui/format'
import { Page } from '@/ui/Page'
import { useList } from '@/work/lists/useList'
import { choices, word } from '@/messages/codes'
import type { UnknownCode } from './shapes'
import { Suggested } from './Suggested'

const STATES = ['open', 'bound', 'dismissed']

/** Codes that nobody has bound: on the left what waits, on the right what each may be. */
export function UnknownCodes() {
  const t = useT()
  const [state, setState] = useState('open')
  const [chosen, setChosen] = useState<string | null>(null)
  const list = useList<UnknownCode>('/unknown-codes', { state }, 100)
  const code = list.rows.find(({ id }) => id === chosen) ?? list.rows[0] ?? null
  return (
    <Page
      title={t('work.unknown')}
      actions={
        <Select
          w={150}
          aria-label={t('ui.document.state')}
          allowDeselect={false}
          value={state}
          onChange={(next) => next && setState(next)}
          data={choices('unknownState', STATES)}
        />
      }
    >
      {list.isPending && <Loading />}
      {list.isError && <LoadFailure error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && code === null && (
        <Blank title={t('unknown_codes.none')} text={t('unknown_codes.noneText')} />
      )}
      {code && (
        <Box className="two-panes">
          <ScrollArea.Autosize mah="calc(100vh - 170px)" type="auto">
            <Stack gap={8} role="list" aria-label={t('work.unknown')} p={2}>
              {list.rows.map((row) => (
                <Waiting
                  key={row.id}
                  row={row}
                  isChosen={row.id === code.id}
                  onChoose={() => setChosen(row.id)}
                />
              ))}
            </Stack>
          </ScrollArea.Autosize>
          <Suggested key={code.id} code={code} />
        </Box>
      )}
    </Page>
  )
}

/** One code with how often, from whom and on which document it came. */
function Waiting({
  row,
  isChosen,
  onChoose,
}: {
  row: UnknownCode
  isChosen: boolean
  onChoose: () => void
}) {
  const t = useT()
  return (
    <div role="listitem">
      <ChoiceCard isChosen={isChosen} onChoose={onChoose}>
        <Group justify="space-between" gap={8} wrap="nowrap">
          <Text className="code" fw={650} fz={15}>
            {row.value}
          </Text>
          {row.state === 'open' ? (
            <Chip tone="warn">{t('unknown_codes.times', { count: row.count })}</Chip>
          ) : (
            <Badge family="unknownState" code={row.state} />
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {[
            word('scheme', row.scheme),
            row.supplier?.name,
            row.document?.number,
            ago(row.last_seen),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </ChoiceCard>
    </div>
  )
}
