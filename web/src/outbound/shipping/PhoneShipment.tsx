import { command } from '@/outbox/command'
import { Box, Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowBackUp, IconBoxSeam, IconPlus } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { FloorPage } from '@/work/floor/FloorPage'
import { useDocument } from '@/work/documents/useDocument'
import { itemName, unitWord } from '@/work/documents/names'
import { FloorScanPanel } from '@/work/scanning/FloorScanPanel'
import { QuantityField } from '@/work/floor/QuantityField'
import { useFloorCommand } from '@/work/scanning/useFloorCommand'
import { useFloorScans, type Found } from '@/work/scanning/useFloorScans'
import { useT } from '@/messages'
import type { Outcome } from '@/outbox/outbox'
import { readingRows } from '@/work/scanning/reading'
import { ActionButton } from '@/work/forms/ActionForm'
import { Loading, LoadFailure } from '@/ui/Blank'
import { quantity } from '@/ui/format'
import { ScanBar } from '@/work/scanning/ScanBar'
import type { Verdict } from '@/work/scanning/useScans'
import { deliverSpec, dispatchSpec } from './actions'
import { CartonCard } from './pages'
import type { ShipmentDetail } from './shapes'
import { useShipment } from './useShipment'

/** Packing by scan into the chosen carton, then handing over to the carrier. */
export function PhoneShipment() {
  const t = useT()
  const { id } = useParams({ strict: false }) as { id: string }
  const document = useDocument(id, 'shipment')
  const detail = useShipment(id)
  const pack = usePack(id, detail.data)
  const failure = document.error ?? detail.error
  if (document.isPending || detail.isPending) return <Loading />
  if (failure) return <LoadFailure error={failure} retry={() => void detail.refetch()} />
  const { header } = document.data ?? {}
  const isOpen = header?.state === 'open'
  return (
    <FloorPage
      title={`${t('outbound.ship')} ${header?.number ?? ''}`}
      subtitle={header?.partner?.name}
      back="/m/ship"
      bottom={
        ['open', 'dispatched'].includes(header?.state ?? '') && (
          <Bottom id={id} state={header?.state ?? ''} onCarton={pack.newCarton} />
        )
      }
    >
      <Contents isOpen={isOpen} pack={pack} detail={detail.data} />
    </FloorPage>
  )
}

/** What is packed into which carton, and what is left. */
function Contents({
  isOpen,
  pack,
  detail,
}: {
  isOpen: boolean
  pack: ReturnType<typeof usePack>
  detail: ShipmentDetail | undefined
}) {
  const t = useT()
  return (
    <Stack>
      {isOpen && (
        <FloorScanPanel
          scans={pack.scans}
          prompt={t(pack.carton ? 'shipping.floor.scanGoods' : 'shipping.floor.scanCarton')}
          onDismiss={pack.dismiss}
        />
      )}
      {isOpen && pack.carton && <Target sscc={pack.carton.sscc} pack={pack} />}
      <Left left={detail?.left ?? []} />
      {detail?.cartons.map((carton) => (
        <CartonCard key={carton.id} carton={carton} />
      ))}
    </Stack>
  )
}

/** A new carton and handing over while it is open; then the customer's receipt. */
function Bottom({
  id,
  state,
  onCarton,
}: {
  id: string
  state: string
  onCarton: () => Promise<void>
}) {
  const t = useT()
  const navigate = useNavigate()
  const onDone = (outcome: Outcome): void => {
    if (outcome.kind === 'accepted') void navigate({ to: '/m/ship' })
  }
  if (state === 'dispatched') return <ActionButton big spec={{ ...deliverSpec(id, t), onDone }} />
  if (state !== 'open') return null
  return (
    <Stack gap={8}>
      <ScanBar />
      <Group grow gap={8}>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconPlus aria-hidden />}
          onClick={() => void onCarton()}
        >
          {t('shipping.floor.newCarton')}
        </Button>
        <ActionButton big spec={{ ...dispatchSpec(id, t), onDone }} />
      </Group>
    </Stack>
  )
}

function usePack(shipment: string, detail: ShipmentDetail | undefined) {
  const t = useT()
  const { send, dismiss } = useFloorCommand()
  const [chosen, setChosen] = useState<string | null>(null)
  const [amount, setAmount] = useState('')
  const [lastRecord, setLastRecord] = useState<string | null>(null)
  const cartons = detail?.cartons ?? []
  const carton = cartons.find((each) => each.id === chosen) ?? cartons.at(-1) ?? null

  async function packed({ read, scans: symbols }: Partial<Found>): Promise<Verdict> {
    if (carton === null) return { tone: 'warn', title: t('shipping.floor.cartonFirst') }
    const body = { shipment, carton: carton.id, quantity: amount }
    const input = command('/shipping/pack', body, { scans: symbols ?? [] })
    return send(input, (answer) => {
      setAmount('')
      setLastRecord(answer.record_id ?? null)
      const rows = read ? [{ label: t('ui.field.item'), value: read.object.title }] : []
      return {
        tone: 'ok',
        title: t('shipping.floor.packed'),
        rows: [...rows, ...(read ? readingRows(read, t, amount) : [])],
      }
    })
  }

  const scans = useFloorScans({
    context: { document_id: shipment },
    onFound: (found) => {
      const { object } = found.read
      const scanned = cartons.find((each) => each.id === object.id)
      if (object.kind !== 'handling_unit' || !scanned) return packed(found)
      setChosen(scanned.id)
      return { tone: 'ok', title: t('shipping.floor.cartonChosen') }
    },
    onOffline: (symbols) => packed({ scans: symbols }),
  })

  async function newCarton(): Promise<void> {
    const input = command('/shipping/new-carton', { shipment })
    const verdict = await send(input, (answer) => {
      const result = answer.result as { carton: string; sscc: string }
      setChosen(result.carton)
      return {
        tone: 'ok',
        title: t('shipping.floor.cartonMade'),
        rows: [{ label: 'SSCC', value: result.sscc }],
      }
    })
    scans.show(verdict)
  }

  async function undo(): Promise<void> {
    const input = command('/shipping/unpack', { record: lastRecord ?? '0' })
    scans.show(await send(input, () => ({ tone: 'ok', title: t('receiving.floor.undone') })))
    setLastRecord(null)
  }

  return { scans, carton, amount, setAmount, lastRecord, newCarton, undo, dismiss }
}

function Target({ sscc, pack }: { sscc: string; pack: ReturnType<typeof usePack> }) {
  const t = useT()
  return (
    <Box className="card" p="md">
      <Group gap={10} mb={10}>
        <IconBoxSeam size={26} aria-hidden />
        <div>
          <Text fz={14} c="dimmed">
            {t('shipping.floor.into')}
          </Text>
          <Text fz={19} fw={700} className="code">
            {sscc}
          </Text>
        </div>
      </Group>
      <QuantityField
        label={t('shipping.floor.howMany')}
        value={pack.amount}
        onChange={pack.setAmount}
      />
      {pack.lastRecord && (
        <Button
          mt="md"
          fullWidth
          variant="default"
          size="lg"
          leftSection={<IconArrowBackUp aria-hidden />}
          onClick={() => void pack.undo()}
        >
          {t('shipping.floor.undo')}
        </Button>
      )}
    </Box>
  )
}

function Left({ left }: { left: ShipmentDetail['left'] }) {
  const t = useT()
  if (left.length === 0) return null
  return (
    <Stack gap={8}>
      <Text component="h2" m={0} fz={15} fw={600} c="dimmed">
        {t('shipping.floor.left')}
      </Text>
      {left.map((one, index) => (
        <Group
          key={`${one.item.id}${one.lot?.number}${index}`}
          className="card"
          p={12}
          justify="space-between"
          wrap="nowrap"
        >
          <Text fz={16} lineClamp={2}>
            {itemName(one.item)} <span className="code">{one.lot?.number}</span>
          </Text>
          <Text fz={17} fw={650} style={{ whiteSpace: 'nowrap' }}>
            {quantity(one.quantity)} {unitWord(one.item)}
          </Text>
        </Group>
      ))}
    </Stack>
  )
}
