import { Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '@/api/client'
import type { Page as Rows } from '@/api/shapes'
import { period } from '@/ui/format'
import { useT } from '@/messages'
import type { StockRow } from '@/work/stock/shapes'
import { ActionButton } from '@/work/forms/ActionForm'
import { Loading, LoadFailure } from '@/ui/Blank'
import { Code } from '@/ui/Values'
import type { PanelProps } from '@/work/house/room'
import type { Choice } from '@/work/forms/fields'
import { Said } from '@/work/records/Said'
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
  const rows = data.rows.map((row, index) => ({
    key: String(index),
    recordedAt: row.recorded_at,
    who: row.person?.name ?? t('ui.field.system'),
    command: row.command,
    knownFrom: row.known_from,
    knownTo: row.known_to,
    reason: row.reason,
    content: <Facts row={row} />,
  }))
  return <Said rows={rows} action={now && <Corrections one={now} />} />
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

/** What is said of the goods, and for which period. */
function Facts({ row }: { row: GoodsVersion }) {
  const t = useT()
  const facts = [
    [t('ui.field.serial'), row.serial],
    [t('ui.field.lot'), row.number],
    [t('ui.field.expiry'), row.expiry],
    [t('ui.field.produced'), row.produced],
  ].filter(([, value]) => value)
  return (
    <Group gap="2px 16px" my={2}>
      {facts.map(([label, value]) => (
        <Text key={label} size="sm">
          {label} <Code>{value}</Code>
        </Text>
      ))}
      {period(row) && <Text size="sm">{period(row)}</Text>}
    </Group>
  )
}
