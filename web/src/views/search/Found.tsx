import { useT } from '@/messages'
import { Box, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get, type Query } from '@/api/client'
import type { Page } from '@/api/shapes'
import type { ScanRead } from '@/work/scanning/shapes'
import { itemName, unitWord } from '@/work/documents/names'
import type { StockRow } from '@/work/stock/shapes'
import { StandingChips } from '@/work/standing/Chips'
import { Loading } from '@/ui/Blank'
import { Code, Expiry, Quantity } from '@/ui/Values'

/** Where the scanned object is now. */
export function Found({ read }: { read: ScanRead }) {
  const t = useT()
  const query = stockQuery(read)
  const { data, isPending } = useQuery({
    queryKey: ['list', '/stock', query],
    queryFn: () => get<Page<StockRow>>('/stock', query ?? {}),
    enabled: query !== null,
  })
  if (query === null) return null
  if (isPending) return <Loading />
  const rows = data?.rows ?? []
  return (
    <Stack gap={8}>
      <Text component="h2" m={0} fz={15} fw={600} c="dimmed">
        {t('views.stock')}
      </Text>
      {rows.length === 0 && <Text c="dimmed">{t('search.noStock')}</Text>}
      {rows.map((row) => (
        <Box key={row.cursor} className="card" p={12}>
          <div style={{ display: 'flex', justifyContent: 'space-between', gap: 12 }}>
            <Text fw={650} fz={17}>
              <Code>{row.place?.code ?? ''}</Code>
            </Text>
            <Text fz={19}>
              <Quantity value={row.quantity} unit={unitWord(row.item)} />
            </Text>
          </div>
          <Text fz={15} c="dimmed" component="div">
            {itemName(row.item)} <Code>{row.lot?.number ?? ''}</Code>{' '}
            {row.lot?.expiry && <Expiry date={row.lot.expiry} />}{' '}
            <StandingChips holds={row.holds} blocked={row.blocked} status={row.status} />
          </Text>
        </Box>
      ))}
    </Stack>
  )
}

function stockQuery({ object, lot, piece }: ScanRead): Query | null {
  if (piece?.place) return { place: piece.place.id, lot: lot?.id }
  switch (object.kind) {
    case 'item':
    case 'lot':
    case 'place':
      return { [object.kind]: object.id }
    case 'handling_unit':
      return { place: object.id }
    default:
      return null
  }
}
