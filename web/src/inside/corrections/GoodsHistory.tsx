import { Box, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '@/api/client'
import type { Page as Rows } from '@/api/shapes'
import { period } from '@/ui/format'
import { useT } from '@/messages'
import type { StockRow } from '@/work/stock/shapes'
import { ActionButton } from '@/work/forms/ActionForm'
import { actionName } from '@/messages/codes'
import { Loading, LoadFailure } from '@/ui/Blank'
import { Code, Instant } from '@/ui/Values'
import type { PanelProps } from '@/work/house/room'
import type { Choice } from '@/work/forms/fields'
import { correctGoodsSpec, correctLotSpec, correctPieceSpec } from './actions'
import { latest, type GoodsVersion } from './shapes'

/** Everything that was ever said of a lot or piece, the newest first, and its correction. */
export function GoodsHistory({ kind: scope, id }: Pick<PanelProps, 'kind' | 'id'>) {
  const t = useT()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['goods-said', scope, id],
    queryFn: () => get<{ rows: GoodsVersion[] }>('/identifiers/goods', { [scope]: id }),
  })
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  const now = latest(data.rows)
  return (
    <Box p="md" component="section" aria-label={t('identifiers.history')}>
      <Group justify="space-between" mb="md">
        <Text component="h2" m={0} fw={650} fz={17}>
          {t('identifiers.history')}
        </Text>
        {now && <Corrections one={now} />}
      </Group>
      <Box component="ol" className="said">
        {[...data.rows].reverse().map((row, index) => (
          <SaidOnce key={index} row={row} />
        ))}
      </Box>
    </Box>
  )
}

function Corrections({ one }: { one: GoodsVersion }) {
  const t = useT()
  const lots = useOtherLots(one)
  if (one.kind === 'piece') return <ActionButton spec={correctPieceSpec(t, one, lots)} />
  return (
    <Group gap={8}>
      <ActionButton spec={correctGoodsSpec(t, one, lots)} />
      <ActionButton spec={correctLotSpec(t, one)} />
    </Group>
  )
}

/** Other lots of the item that are in stock. */
function useOtherLots({ item, lot }: GoodsVersion): Choice[] {
  const query = { by: 'lot', item: item?.id, limit: 500 }
  const { data } = useQuery({
    queryKey: ['lots-of', query],
    queryFn: () => get<Rows<StockRow>>('/stock', query),
    enabled: item !== null,
  })
  const found = new Map<string, string>()
  for (const row of data?.rows ?? []) {
    if (row.lot && row.lot.id !== lot) found.set(row.lot.id, row.lot.number)
  }
  return [...found].map(([value, label]) => ({ value, label }))
}

function SaidOnce({ row }: { row: GoodsVersion }) {
  const t = useT()
  const facts = [
    [t('ui.field.serial'), row.serial],
    [t('ui.field.lot'), row.number],
    [t('ui.field.expiry'), row.expiry],
    [t('ui.field.produced'), row.produced],
  ].filter(([, value]) => value)
  return (
    <li data-known={row.known_to === null || undefined}>
      <Text size="sm" c="dimmed">
        <Instant value={row.recorded_at} /> · {row.person?.name ?? t('ui.field.system')}
        {row.command && ` · ${actionName(row.command)}`}
        {row.known_from !== null && ` · ${t('identifiers.number', { number: row.known_from })}`}
      </Text>
      <Group gap="2px 16px" my={2}>
        {facts.map(([label, value]) => (
          <Text key={label} size="sm">
            {label} <Code>{value}</Code>
          </Text>
        ))}
        {period(row) && <Text size="sm">{period(row)}</Text>}
      </Group>
      {row.reason && <Text size="sm">「{row.reason}」</Text>}
      {row.known_to !== null && (
        <Text size="sm" c="dimmed">
          {t('identifiers.superseded', { number: row.known_to })}
        </Text>
      )}
    </li>
  )
}
