import { command } from '@/outbox/command'
import { Button, Group, Stack, Text, TextInput, Box } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { FloorPage } from '@/work/floor/FloorPage'
import { useDocument } from '@/work/documents/useDocument'
import type { DocumentLine, PlaceWords } from '@/work/documents/shapes'
import { FloorScanPanel } from '@/work/scanning/FloorScanPanel'
import { FloorCard } from '@/work/floor/FloorCard'
import { useFloorCommand } from '@/work/scanning/useFloorCommand'
import { useFloorScans } from '@/work/scanning/useFloorScans'
import { useT } from '@/messages'
import type { ScanRead } from '@/work/scanning/shapes'
import { Badge } from '@/ui/Badge'
import { Loading, LoadFailure } from '@/ui/Blank'
import { quantity } from '@/ui/format'
import { ScanBar } from '@/work/scanning/ScanBar'
import type { Verdict } from '@/work/scanning/useScans'
import {
  add,
  commandOf,
  dropDraft,
  keepDraft,
  readDraft,
  setQuantity,
  type Draft,
  type Package,
} from './draft'

const TO_COUNT = new Set(['open', 'recount'])

/** A blind count, bin by bin: scan the bin, scan everything in it, hand it in. */
export function PhoneCountBins() {
  const t = useT()
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, isPending, refetch } = useDocument(id, 'count')
  const [bin, setBin] = useState<PlaceWords | null>(null)
  const [draft, setDraft] = useState<Draft>([])
  const lines = data?.lines ?? []
  const { send, dismiss } = useFloorCommand()

  function open(place: PlaceWords): Verdict {
    setBin(place)
    setDraft(readDraft(id, place.id))
    return { tone: 'ok', title: `${t('counting.floor.counting')} ${place.code}` }
  }

  function change(next: Draft): void {
    setDraft(next)
    if (bin) keepDraft(id, bin.id, next)
  }

  function scanned(read: ScanRead): Verdict {
    if (read.object.kind === 'place') {
      const line = lines.find((each) => each.place?.id === read.object.id)
      if (!line?.place) return { tone: 'error', title: t('counting.floor.notInCount') }
      return open(line.place)
    }
    if (bin === null) return { tone: 'warn', title: t('counting.floor.binFirst') }
    const found = packageOf(read)
    if (found === null) return { tone: 'warn', title: t('counting.floor.unknown') }
    const { draft: next, repeated } = add(draft, found)
    if (repeated) return { tone: 'warn', title: t('counting.floor.repeated') }
    change(next)
    return {
      tone: 'ok',
      title: `+ ${quantity(found.quantity)}`,
      rows: [
        { label: t('ui.field.item'), value: found.title },
        { label: t('ui.field.lot'), value: found.lotNumber || '—' },
      ],
    }
  }

  const scans = useFloorScans({
    context: bin ? { place_id: bin.id } : { site_id: data?.header.site?.id },
    onFound: ({ read }) => scanned(read),
    onUnknown: () => ({
      tone: 'warn',
      title: t(bin === null ? 'counting.floor.binFirst' : 'counting.floor.unknown'),
    }),
  })

  async function handIn(): Promise<void> {
    if (bin === null) return
    const input = command('/counting/count-bin', {
      count: id,
      place: bin.id,
      found: commandOf(draft),
    })
    const verdict = await send(input, () => {
      dropDraft(id, bin.id)
      setBin(null)
      setDraft([])
      return { tone: 'ok', title: t('counting.floor.handedIn') }
    })
    scans.show(verdict)
  }

  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  return (
    <FloorPage
      title={`${t('inside.count')} ${data.header.number}`}
      subtitle={bin ? bin.code : undefined}
      back="/m/count"
      bottom={
        <Stack gap={8}>
          <ScanBar />
          {bin && (
            <Button size="lg" onClick={() => void handIn()}>
              {t(draft.length === 0 ? 'counting.floor.empty' : 'counting.floor.handIn')}
            </Button>
          )}
        </Stack>
      }
    >
      <Stack>
        <FloorScanPanel
          scans={scans}
          prompt={t(bin ? 'counting.floor.scanGoods' : 'counting.floor.scanBin')}
          onDismiss={dismiss}
        />
        {bin ? (
          <Entries draft={draft} onChange={change} />
        ) : (
          <Bins lines={lines} onOpen={(place) => scans.show(open(place))} />
        )}
      </Stack>
    </FloorPage>
  )
}

/** The scanned package; null where the ledger knows neither the item nor the lot. */
function packageOf(read: ScanRead): Package | null {
  const { counts_as, item, lot, piece, reading, object } = read
  if (counts_as === null || (item?.lot_control && !lot)) return null
  return {
    item: counts_as.item_id,
    title: item?.name ?? object.title,
    lot: lot?.id ?? '',
    lotNumber: lot?.number ?? '',
    ...sealedAs(counts_as.level),
    quantity: counts_as.base_quantity,
    serial: piece?.serial ?? reading.serial,
    countedAt: new Date().toISOString(),
  }
}

/** A case whose code was scanned is counted as sealed. */
function sealedAs(level: { id?: string; name?: string } | null) {
  return { packedAs: level?.id ?? '', levelName: level?.name ?? '' }
}

function Bins({ lines, onOpen }: { lines: DocumentLine[]; onOpen: (place: PlaceWords) => void }) {
  const waiting = lines.filter((line) => TO_COUNT.has(line.state))
  const done = lines.filter((line) => !TO_COUNT.has(line.state))
  return (
    <Stack gap={8}>
      {[...waiting, ...done].map((line) => (
        <FloorCard
          key={line.id}
          title={<span className="code">{line.place?.code}</span>}
          side={<Badge family="state" code={line.state} />}
          onClick={() => line.place && TO_COUNT.has(line.state) && onOpen(line.place)}
        />
      ))}
    </Stack>
  )
}

function Entries({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const t = useT()
  if (draft.length === 0) return <Text c="dimmed">{t('counting.floor.nothingYet')}</Text>
  return (
    <Stack gap={8}>
      {draft.map((entry, at) => (
        <Box key={`${entry.item}/${entry.lot}/${entry.packedAs}`} className="card" p={12}>
          <Group wrap="nowrap" justify="space-between">
            <Box style={{ minWidth: 0 }}>
              <Text fz={17} fw={600} lineClamp={2}>
                {entry.title}
              </Text>
              <Text fz={15} c="dimmed" className="code">
                {[entry.lotNumber, entry.levelName].filter(Boolean).join(' · ')}
              </Text>
            </Box>
            <TextInput
              w={104}
              size="lg"
              inputMode="decimal"
              aria-label={t('ui.field.quantity')}
              value={entry.quantity}
              disabled={entry.serials.length > 0}
              onChange={(event) =>
                onChange(setQuantity(draft, at, event.currentTarget.value.trim()))
              }
              styles={{ input: { textAlign: 'right', fontWeight: 700 } }}
            />
          </Group>
          {entry.serials.length > 0 && (
            <Text fz={14} c="dimmed" className="code" mt={6}>
              {entry.serials.join('、')}
            </Text>
          )}
        </Box>
      ))}
    </Stack>
  )
}
