import { command } from '@/outbox/command'
import { Box, Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { get } from '@/api/client'
import type { Page } from '@/api/shapes'
import { FloorPage } from '@/work/floor/FloorPage'
import { useSession } from '@/work/session/session'
import { itemName, unitWord } from '@/work/documents/names'
import type { PlaceWords } from '@/work/documents/shapes'
import { FloorScanPanel } from '@/work/scanning/FloorScanPanel'
import { QuantityField } from '@/work/floor/QuantityField'
import { FloorCard } from '@/work/floor/FloorCard'
import { useFloorCommand } from '@/work/scanning/useFloorCommand'
import { useFloorScans } from '@/work/scanning/useFloorScans'
import { useT } from '@/messages'
import type { Scan } from '@/outbox/store'
import { STATUS, type StockRow } from '@/work/stock/shapes'
import { StandingChips } from '@/work/standing/Chips'
import { quantity } from '@/ui/format'
import { ScanBar } from '@/work/scanning/ScanBar'
import type { Verdict } from '@/work/scanning/useScans'
import { word } from '@/messages/codes'

/** Three scans: the bin, the goods in it, the bin where they go. */
export function PhoneRelocate() {
  const t = useT()
  const { site } = useSession()
  const { send, dismiss } = useFloorCommand()
  const [from, setFrom] = useState<PlaceWords | null>(null)
  const [rows, setRows] = useState<StockRow[]>([])
  const [chosen, setChosen] = useState<StockRow | null>(null)
  const [amount, setAmount] = useState('')
  const [proof, setProof] = useState<Scan[]>([])

  async function chooseBin(place: PlaceWords): Promise<Verdict> {
    const { rows: found } = await get<Page<StockRow>>('/stock', { place: place.id, limit: 200 })
    setFrom(place)
    setRows(found)
    setChosen(found.length === 1 ? (found[0] ?? null) : null)
    return { tone: 'ok', title: `${t('ui.field.from')} ${place.code}` }
  }

  function chooseGoods(item: string | null, lot: string | null, serial: string | null): Verdict {
    const fits = rows.filter(
      (row) =>
        row.item?.id === item &&
        (lot === null || row.lot?.number === lot) &&
        (serial === null || row.piece?.serial === serial),
    )
    const [row] = fits
    if (!row) return { tone: 'error', title: t('transfers.floor.notHere') }
    setChosen(row)
    setAmount(row.piece ? '1' : '')
    return { tone: 'ok', title: itemName(row.item) }
  }

  async function move(code: string, target: string | null, symbols: Scan[]): Promise<Verdict> {
    if (from === null || chosen === null) return { tone: 'warn', title: t('transfers.floor.first') }
    const input = command(
      '/transfers/relocate',
      {
        site: site?.id ?? '0',
        what: whatOf(chosen, from, amount),
        ...(target ? { place: target } : { place_code: code }),
      },
      { scans: [...proof, ...symbols] },
    )
    return send(input, () => {
      setFrom(null)
      setRows([])
      setChosen(null)
      setAmount('')
      setProof([])
      return { tone: 'ok', title: `${t('transfers.floor.done')} ${code}` }
    })
  }

  const scans = useFloorScans({
    context: from ? { place_id: from.id } : { site_id: site?.id },
    onFound: ({ read, scans: symbols }) => {
      const { object, reading, item, place, lot, piece } = read
      if (object.kind === 'place' || object.kind === 'handling_unit') {
        const code = place?.code ?? reading.raw.trim()
        if (from !== null && chosen !== null) return move(code, object.id, symbols)
        setProof(symbols)
        return chooseBin({ id: object.id, code })
      }
      if (from === null) return { tone: 'warn', title: t('transfers.floor.scanFrom') }
      setProof([...proof, ...symbols])
      const number = reading.lot ?? lot?.number ?? null
      const serial = reading.serial ?? piece?.serial ?? null
      return chooseGoods(item?.id ?? null, number, serial)
    },
    onOffline: (symbols, raw) =>
      from !== null && chosen !== null
        ? move(raw, null, symbols)
        : { tone: 'warn', title: t('ui.load.network') },
  })
  return (
    <FloorPage title={t('inside.relocate')} bottom={<ScanBar />}>
      <Stack>
        <FloorScanPanel scans={scans} prompt={prompt(from, chosen, t)} onDismiss={dismiss} />
        {from && (
          <Text fz={17}>
            {t('ui.field.from')} <b className="code">{from.code}</b>
          </Text>
        )}
        {from &&
          !chosen &&
          rows.map((row) => (
            <FloorCard
              key={row.cursor}
              title={itemName(row.item)}
              detail={[
                row.lot?.number,
                row.piece?.serial,
                row.packed_as && word('level', row.packed_as.name),
                `${quantity(row.quantity)} ${unitWord(row.item)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
              side={<StandingChips {...row} />}
              onClick={() => setChosen(row)}
            />
          ))}
        {chosen && (
          <Chosen
            row={chosen}
            amount={amount}
            onAmount={setAmount}
            onBack={() => setChosen(null)}
          />
        )}
      </Stack>
    </FloorPage>
  )
}

function prompt(
  from: PlaceWords | null,
  chosen: StockRow | null,
  t: ReturnType<typeof useT>,
): string {
  if (from === null) return t('transfers.floor.scanFrom')
  return t(chosen === null ? 'transfers.floor.scanGoods' : 'transfers.floor.scanTo')
}

function whatOf(row: StockRow, from: PlaceWords, amount: string) {
  return {
    item: row.item?.id ?? '0',
    lot: row.lot?.id ?? '0',
    place: from.id,
    packed_as: row.packed_as?.id ?? '0',
    status: STATUS[row.status] ?? 2,
    quantity: amount || row.quantity,
    serials: row.piece ? [row.piece.serial] : [],
  }
}

function Chosen({
  row,
  amount,
  onAmount,
  onBack,
}: {
  row: StockRow
  amount: string
  onAmount: (amount: string) => void
  onBack: () => void
}) {
  const t = useT()
  return (
    <Box className="card" p="md">
      <Stack>
        <div>
          <Text fz={19} fw={700}>
            {itemName(row.item)}
          </Text>
          <Text fz={17} className="code">
            {[row.lot?.number, row.piece?.serial].filter(Boolean).join(' · ')}
          </Text>
          <Text fz={17}>
            {t('transfers.floor.there')} {quantity(row.quantity)} {unitWord(row.item)}{' '}
            <StandingChips {...row} />
          </Text>
        </div>
        {!row.piece && (
          <QuantityField
            label={t('transfers.floor.howMany')}
            unit={unitWord(row.item)}
            value={amount}
            onChange={onAmount}
          />
        )}
        <Button variant="subtle" onClick={onBack}>
          {t('transfers.floor.other')}
        </Button>
      </Stack>
    </Box>
  )
}
