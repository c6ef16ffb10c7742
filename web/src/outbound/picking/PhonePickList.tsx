import { command } from '@/outbox/command'
import { Box, Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowBackUp, IconMapPin } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { FloorPage } from '@/work/floor/FloorPage'
import { useDocument } from '@/work/documents/useDocument'
import { itemName, unitWord } from '@/work/documents/names'
import type { DocumentLine } from '@/work/documents/shapes'
import { FloorScanPanel } from '@/work/scanning/FloorScanPanel'
import { GoodsCard } from '@/work/floor/GoodsCard'
import { twinRows, type Twin } from '@/work/floor/lookalikes'
import { QuantityField } from '@/work/floor/QuantityField'
import { useFloorCommand } from '@/work/scanning/useFloorCommand'
import { useFloorScans, type Found } from '@/work/scanning/useFloorScans'
import { useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { minus, quantity } from '@/ui/format'
import { ScanBar } from '@/work/scanning/ScanBar'
import type { Verdict } from '@/work/scanning/useScans'
import { action } from '@/work/forms/action'

/** A pick list line by line, in walking order: the bin is scanned, then the goods. */
export function PhonePickList() {
  const t = useT()
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, isPending, refetch } = useDocument(id, 'pick_list')
  const [skipped, setSkipped] = useState<string[]>([])
  const open = data?.lines.filter((line) => line.state === 'open') ?? []
  const line = open.find((each) => !skipped.includes(each.id)) ?? open[0] ?? null
  const pick = usePick(id, line)
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  return (
    <FloorPage
      title={`${t('outbound.pick')} ${data.header.number}`}
      subtitle={t('picking.left', { count: open.length, of: data.lines.length })}
      back="/m/pick"
      bottom={
        <Stack gap={8}>
          <ScanBar />
          {line && <LineButtons line={line} onSkip={() => setSkipped([...skipped, line.id])} />}
        </Stack>
      }
    >
      <Stack>
        <FloorScanPanel
          scans={pick.scans}
          prompt={line ? t(pick.bin ? 'picking.scanGoods' : 'picking.scanBin') : ''}
          onDismiss={pick.dismiss}
        />
        {line === null ? (
          <Blank title={t('picking.done')} text={t('picking.doneText')} />
        ) : (
          <Current line={line} pick={pick} />
        )}
        {pick.lastRecord && (
          <Button
            variant="default"
            size="lg"
            leftSection={<IconArrowBackUp aria-hidden />}
            onClick={() => void pick.undo()}
          >
            {t('picking.undo')}
          </Button>
        )}
        <Following lines={open.filter((each) => each.id !== line?.id)} />
      </Stack>
    </FloorPage>
  )
}

interface Picked {
  quantity: string
  left: string
  record?: string
  twins?: Twin[]
}

function usePick(list: string, line: DocumentLine | null) {
  const t = useT()
  const { send, dismiss } = useFloorCommand()
  const [bin, setBin] = useState('')
  const [amount, setAmount] = useState('')
  const [lastRecord, setLastRecord] = useState<string | null>(null)

  async function goods({ scans: symbols }: Partial<Found>): Promise<Verdict | null> {
    if (line === null) return null
    const body = { line: line.id, quantity: amount, place_code: bin }
    const input = command('/picking/pick', body, { scans: symbols ?? [] })
    return send(input, (answer) => {
      const result = answer.result as Picked
      setAmount('')
      if (result.left === '0') setBin('')
      setLastRecord(result.record ?? answer.record_id ?? null)
      return {
        tone: 'ok',
        title: t('picking.picked'),
        rows: [
          { label: t('ui.field.item'), value: itemName(line.item) },
          { label: t('ui.field.quantity'), value: quantity(result.quantity) },
          { label: t('putaway.left'), value: quantity(result.left) },
          ...twinRows(result.twins, t),
        ],
      }
    })
  }

  function atBin(code: string): Verdict {
    if (code === line?.place?.code) {
      setBin(code)
      return { tone: 'ok', title: t('picking.rightBin'), rows: [] }
    }
    return {
      tone: 'error',
      title: '',
      problem: {
        status: 409,
        code: 'wrong_place',
        facts: { expected: line?.place?.code, scanned: code },
      },
    }
  }

  const scans = useFloorScans({
    context: { document_id: list },
    onFound: (found) => {
      const { object, place, reading } = found.read
      return object.kind === 'place' ? atBin(place?.code ?? reading.raw.trim()) : goods(found)
    },
    onOffline: (symbols, raw) =>
      raw === line?.place?.code ? atBin(raw) : goods({ scans: symbols }),
  })

  async function undo(): Promise<void> {
    const input = command('/picking/unpick', { record: lastRecord ?? '0' })
    scans.show(await send(input, () => ({ tone: 'ok', title: t('receiving.floor.undone') })))
    setLastRecord(null)
  }

  return { scans, bin, amount, setAmount, lastRecord, undo, dismiss }
}

function Current({ line, pick }: { line: DocumentLine; pick: ReturnType<typeof usePick> }) {
  const t = useT()
  const isHere = pick.bin === line.place?.code
  return (
    <>
      <Group
        className="card"
        p="md"
        wrap="nowrap"
        style={isHere ? { borderColor: 'var(--ok)', borderWidth: 2 } : undefined}
      >
        <IconMapPin size={32} color={isHere ? 'var(--ok)' : undefined} aria-hidden />
        <Text fz={30} fw={750} className="code" lh={1.1}>
          {line.place?.code}
        </Text>
      </Group>
      <GoodsCard line={{ ...line, place: null }} left={minus(line.quantity, line.done)} />
      <Box className="card" p="md">
        <QuantityField
          label={t('picking.howMany')}
          unit={unitWord(line.item)}
          value={pick.amount}
          onChange={pick.setAmount}
        />
      </Box>
    </>
  )
}

function LineButtons({ line, onSkip }: { line: DocumentLine; onSkip: () => void }) {
  const t = useT()
  return (
    <Group grow gap={8}>
      <Button size="lg" variant="default" onClick={onSkip}>
        {t('picking.later')}
      </Button>
      <ActionButton
        big
        spec={action('picking.short_pick', {
          label: t('picking.short'),
          explain: t('picking.shortText'),
          danger: true,
          reason: 'optional',
          command: () => ({ line: line.id }),
        })}
      />
    </Group>
  )
}

function Following({ lines }: { lines: DocumentLine[] }) {
  const t = useT()
  if (lines.length === 0) return null
  return (
    <Stack gap={8}>
      <Text component="h2" m={0} fz={15} fw={600} c="dimmed">
        {t('picking.following')}
      </Text>
      {lines.map((line) => (
        <Group key={line.id} className="card" p={12} justify="space-between" wrap="nowrap">
          <Text fz={16} lineClamp={1}>
            <b className="code">{line.place?.code}</b> {itemName(line.item)}
          </Text>
          <Text fz={16} fw={650} style={{ whiteSpace: 'nowrap' }}>
            {quantity(minus(line.quantity, line.done))} {unitWord(line.item)}
          </Text>
        </Group>
      ))}
    </Stack>
  )
}
