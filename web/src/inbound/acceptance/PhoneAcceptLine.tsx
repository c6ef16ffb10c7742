import { command } from '@/outbox/command'
import { useT, type Translate } from '@/messages'
import { Button, Group, Stack, Textarea } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { FloorPage } from '@/work/floor/FloorPage'
import type { DocumentLine } from '@/work/documents/shapes'
import { unitWord } from '@/work/documents/names'
import { FloorScanPanel } from '@/work/scanning/FloorScanPanel'
import { GoodsCard } from '@/work/floor/GoodsCard'
import { PhotoButton } from '@/work/forms/PhotoButton'
import { QuantityField } from '@/work/floor/QuantityField'
import { useFloorCommand } from '@/work/scanning/useFloorCommand'
import { useFloorScans } from '@/work/scanning/useFloorScans'
import type { Scan } from '@/outbox/store'
import { useDocumentLine } from '@/work/documents/useDocument'
import { Loading, LoadFailure, Missing } from '@/ui/Blank'
import { minus, quantity } from '@/ui/format'
import { ScanBar } from '@/work/scanning/ScanBar'
import type { Verdict } from '@/work/scanning/useScans'

interface Judged {
  released: string
  rejected: string
  all: boolean
  reason: string
  photo: string
}

/** Acceptance of one line: compare the goods with it, then release, reject, or part of each. */
export function PhoneAcceptLine() {
  const t = useT()
  const { id, line: lineId } = useParams({ strict: false }) as { id: string; line: string }
  const { line, error, isPending, refetch } = useDocumentLine(id, lineId)
  const accept = useAccept(id, line)
  const [isPart, setPart] = useState(false)
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  if (line === null) return <Missing />
  const left = minus(line.quantity, line.done)
  return (
    <FloorPage
      title={t('inbound.accept')}
      back="/m/accept"
      bottom={
        <Stack gap={8}>
          <ScanBar />
          <Group grow gap={8}>
            <Button size="lg" variant="default" onClick={() => setPart(!isPart)}>
              {t('acceptance.part')}
            </Button>
            <Button
              size="lg"
              color="var(--ok)"
              loading={accept.isBusy}
              leftSection={<IconCircleCheck aria-hidden />}
              onClick={() => void accept.judge({ ...NOTHING, all: true })}
            >
              {t('acceptance.all')}
            </Button>
          </Group>
        </Stack>
      }
    >
      <Stack>
        <FloorScanPanel
          scans={accept.scans}
          prompt={t('acceptance.compare')}
          onDismiss={accept.dismiss}
        />
        <GoodsCard line={line} left={left} />
        {isPart && <Part left={left} unit={unitWord(line.item)} onJudge={accept.judge} />}
      </Stack>
    </FloorPage>
  )
}

const NOTHING: Judged = { released: '', rejected: '', all: false, reason: '', photo: '' }

function useAccept(receipt: string, line: DocumentLine | null) {
  const t = useT()
  const navigate = useNavigate()
  const { send, dismiss, isBusy } = useFloorCommand()
  const [proof, setProof] = useState<Scan[]>([])

  const scans = useFloorScans({
    context: { document_id: receipt },
    onFound: ({ read, scans: symbols }) => {
      const verdict = compare(read.item?.id ?? null, read.reading.lot, line, t)
      if (verdict.tone === 'ok') setProof((before) => [...before, ...symbols])
      return verdict
    },
    onOffline: (symbols) => {
      setProof((before) => [...before, ...symbols])
      return { tone: 'warn', title: t('scanning.notCompared') }
    },
  })

  async function judge(judged: Judged): Promise<void> {
    const { released, rejected, all, reason, photo } = judged
    const input = command(
      '/acceptance/accept',
      all
        ? { receipt_line: line?.id ?? '0', all }
        : {
            receipt_line: line?.id ?? '0',
            released: released || '0',
            rejected: rejected || '0',
            ...(photo ? { photo } : {}),
          },
      { reason, scans: proof },
    )
    const verdict = await send(input, (answer) => {
      const result = answer.result as { released: string; rejected: string; left: string }
      if (result.left === '0') setTimeout(() => void navigate({ to: '/m/accept' }), LEAVE_AFTER_MS)
      return {
        tone: 'ok',
        title: t('acceptance.done'),
        rows: [
          { label: t('acceptance.released'), value: quantity(result.released) },
          { label: t('acceptance.rejected'), value: quantity(result.rejected) },
        ],
      }
    })
    scans.show(verdict)
  }

  return { scans, judge, dismiss, isBusy }
}

const LEAVE_AFTER_MS = 1200

/** The scanned package beside the line: same item, same lot. */
function compare(
  itemId: string | null,
  lot: string | null,
  line: DocumentLine | null,
  t: Translate,
): Verdict {
  const isItem = itemId !== null && itemId === line?.item?.id
  const isLot = lot === null || !line?.lot || lot === line.lot.number
  if (isItem && isLot) {
    return { tone: 'ok', title: t('acceptance.matches'), rows: lotRow(lot, t) }
  }
  return {
    tone: 'error',
    title: t('acceptance.differs'),
    problem: {
      status: 409,
      code: isItem ? 'lot_differs' : 'item_differs',
      facts: {
        expected: { item: line?.item?.code, lot: line?.lot?.number },
        scanned: { item: isItem ? line?.item?.code : t('acceptance.otherItem'), lot },
      },
    },
  }
}

function lotRow(lot: string | null, t: Translate) {
  return lot ? [{ label: t('ui.field.lot'), value: lot }] : []
}

function Part({
  left,
  unit,
  onJudge,
}: {
  left: string
  unit: string | null
  onJudge: (judged: Judged) => Promise<void>
}) {
  const t = useT()
  const [judged, setJudged] = useState<Judged>({ ...NOTHING, released: left })
  const set = (change: Partial<Judged>): void => setJudged({ ...judged, ...change })
  const needsReason = judged.rejected !== '' && judged.rejected !== '0'
  return (
    <Stack className="card" p="md">
      <QuantityField
        label={t('acceptance.released')}
        unit={unit}
        value={judged.released}
        onChange={(released) => set({ released })}
      />
      <QuantityField
        label={t('acceptance.rejected')}
        unit={unit}
        value={judged.rejected}
        onChange={(rejected) => set({ rejected })}
      />
      {needsReason && (
        <>
          <Textarea
            label={t('ui.field.reason')}
            withAsterisk
            size="lg"
            value={judged.reason}
            onChange={(event) => set({ reason: event.currentTarget.value })}
          />
          <PhotoButton onPhoto={(photo) => set({ photo })} />
        </>
      )}
      <Button
        size="lg"
        disabled={needsReason && judged.reason.trim() === ''}
        onClick={() => void onJudge(judged)}
      >
        {t('ui.button.confirm')}
      </Button>
    </Stack>
  )
}
