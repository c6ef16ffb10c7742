import { command } from '@/outbox/command'
import { Box, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { get } from '@/api/client'
import { FloorPage } from '@/work/floor/FloorPage'
import { useDocument } from '@/work/documents/useDocument'
import { itemName, unitWord } from '@/work/documents/names'
import type { ItemWords, LevelWords, LotWords, PieceWords } from '@/work/documents/shapes'
import { FloorScanPanel } from '@/work/scanning/FloorScanPanel'
import { QuantityField } from '@/work/floor/QuantityField'
import { useFloorCommand } from '@/work/scanning/useFloorCommand'
import { useFloorScans, type Found } from '@/work/scanning/useFloorScans'
import { useT } from '@/messages'
import { readingRows } from '@/work/scanning/reading'
import { Loading, LoadFailure } from '@/ui/Blank'
import { quantity } from '@/ui/format'
import { ScanBar } from '@/work/scanning/ScanBar'
import type { Verdict } from '@/work/scanning/useScans'
import { word } from '@/messages/codes'

/** Goods of an order that stand at dispatch, and how much of each is checked. */
export interface Staged {
  line_id: string
  item: ItemWords
  lot: LotWords | null
  piece: PieceWords | null
  level: LevelWords | null
  quantity: string
  checked: string
}

/** The second person's check: everything that was picked is scanned again. */
export function PhoneCheckOrder() {
  const t = useT()
  const { id } = useParams({ strict: false }) as { id: string }
  const order = useDocument(id, 'sales_order')
  const staged = useQuery({
    queryKey: ['staged', id],
    queryFn: () => get<{ staged: Staged[] }>(`/checking/orders/${id}`),
  })
  const { send, dismiss } = useFloorCommand()
  const [amount, setAmount] = useState('')
  const [lastRecord, setLastRecord] = useState<string | null>(null)

  function check({ read, scans: symbols }: Partial<Found>): Promise<Verdict> {
    const body = { order: id, quantity: amount }
    const input = command('/checking/check', body, { scans: symbols ?? [] })
    return send(input, (answer) => {
      setAmount('')
      setLastRecord(answer.record_id ?? null)
      const rows = read ? [{ label: t('ui.field.item'), value: read.object.title }] : []
      return {
        tone: 'ok',
        title: t('checking.right'),
        rows: [...rows, ...(read ? readingRows(read, t, amount) : [])],
      }
    })
  }

  const scans = useFloorScans({
    context: { document_id: id },
    onFound: check,
    onOffline: (symbols) => check({ scans: symbols }),
  })

  async function undo(): Promise<void> {
    const input = command('/checking/withdraw-check', { record: lastRecord ?? '0' })
    scans.show(await send(input, () => ({ tone: 'ok', title: t('receiving.floor.undone') })))
    setLastRecord(null)
  }

  const failure = order.error ?? staged.error
  if (order.isPending || staged.isPending) return <Loading />
  if (failure) return <LoadFailure error={failure} retry={() => void staged.refetch()} />
  const header = order.data?.header
  return (
    <FloorPage
      title={`${t('outbound.check')} ${header?.number ?? ''}`}
      subtitle={header?.partner?.name}
      back="/m/check"
      bottom={<ScanBar />}
    >
      <Stack>
        <FloorScanPanel scans={scans} prompt={t('checking.scanGoods')} onDismiss={dismiss} />
        <Box className="card" p="md">
          <QuantityField label={t('checking.howMany')} value={amount} onChange={setAmount} />
        </Box>
        {lastRecord && (
          <Button
            variant="default"
            size="lg"
            leftSection={<IconArrowBackUp aria-hidden />}
            onClick={() => void undo()}
          >
            {t('checking.undo')}
          </Button>
        )}
        {staged.data?.staged.map((row, index) => (
          <StagedCard key={`${row.line_id}${row.lot?.id}${row.piece?.id}${index}`} row={row} />
        ))}
      </Stack>
    </FloorPage>
  )
}

function StagedCard({ row }: { row: Staged }) {
  const isDone = row.checked === row.quantity
  const share = Number(row.quantity) > 0 ? (Number(row.checked) / Number(row.quantity)) * 100 : 0
  return (
    <Box className="card" p={12} opacity={isDone ? 0.72 : 1}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Box style={{ minWidth: 0 }}>
          <Text fz={17} fw={600} lineClamp={2}>
            {itemName(row.item)}
          </Text>
          <Text fz={14} c="dimmed" className="code">
            {[row.lot?.number, row.piece?.serial, row.level && word('level', row.level.name)]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </Box>
        <Text fz={19} fw={700} style={{ whiteSpace: 'nowrap' }}>
          {quantity(row.checked)} / {quantity(row.quantity)} {unitWord(row.item)}
        </Text>
      </Group>
      <Progress
        value={share}
        size={6}
        mt={8}
        color={isDone ? 'green' : 'celadon'}
        aria-label={`${row.checked} / ${row.quantity}`}
      />
    </Box>
  )
}
