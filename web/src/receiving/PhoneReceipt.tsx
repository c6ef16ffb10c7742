import { command } from '@/api/commands'
import { useT } from '@/messages'
import { Button, Group, Stack } from '@mantine/core'
import { IconAdjustments, IconArrowBackUp } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { FloorPage } from '@/app/PhoneShell'
import type { Scanned } from '@/app/ScanProvider'
import { useDocument } from '@/documents/DocumentScreen'
import { useFloorCommand } from '@/floor/useFloorCommand'
import { readScan, scanOf } from '@/scanning/read'
import { readingRows } from '@/search/ScanResult'
import type { Answer } from '@/outbox/store'
import { ActionButton } from '@/ui/ActionForm'
import { LoadFailure, Loading } from '@/ui/Blank'
import { quantity } from '@/ui/format'
import type { ResultRow } from '@/ui/ResultBlock'
import { ScanBar } from '@/ui/ScanBar'
import { ScanPanel } from '@/ui/ScanPanel'
import { useScans, type Verdict } from '@/ui/useScans'
import { ExpectedLines } from './ExpectedLines'
import { MissingFields } from './MissingFields'
import { NEXT_GOODS, OptionsSheet, type GoodsOptions } from './OptionsSheet'
import { dispositionVerdict, type ReceiveResult } from './verdict'

/** Codes of refusals that the person at the dock can answer with what the label prints. */
const ASKS_FOR = new Set(['lot_required', 'expiry_required', 'serial_required'])

interface Sent {
  scanned: Scanned
  options: GoodsOptions
  rows: ResultRow[]
  title: string
  missing: string
}

/** Receiving against orders: each scan is a line, the result says where the goods go. */
export function PhoneReceipt() {
  const t = useT()
  const { id } = useParams({ strict: false }) as { id: string }
  const document = useDocument(id)
  const [isOpen, setOpen] = useState(false)
  const receive = useReceive(id)
  const { state, reset } = receive.scans
  const dismiss = (): void => {
    receive.forget()
    reset()
  }
  if (document.isPending) return <Loading />
  if (document.error) {
    return <LoadFailure error={document.error} retry={() => void document.refetch()} />
  }
  const { header } = document.data
  const code = state.problem?.code ?? ''
  return (
    <FloorPage
      title={`${t('floor.home.receive')} ${header.number}`}
      subtitle={header.partner?.name}
      back="/m/receive"
      bottom={<Bottom id={id} onOptions={() => setOpen(true)} options={receive.options} />}
    >
      <Stack>
        <ScanPanel state={state} prompt={t('floor.receive.scanGoods')} onDismiss={dismiss} />
        {code === 'label_differs' && (
          <Button size="lg" color="dark" onClick={() => void receive.again({ secondLook: true })}>
            {t('floor.receive.secondLook')}
          </Button>
        )}
        {ASKS_FOR.has(code) && receive.last && (
          <MissingFields code={code} onFilled={(filled) => void receive.again(filled)} />
        )}
        {receive.lastLine && (
          <Button
            variant="default"
            size="lg"
            leftSection={<IconArrowBackUp aria-hidden />}
            onClick={() => void receive.undo()}
          >
            {t('floor.receive.undo')}
          </Button>
        )}
        <ExpectedLines document={document.data} />
      </Stack>
      <OptionsSheet
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        options={receive.options}
        onChange={receive.setOptions}
      />
    </FloorPage>
  )
}

/** Scan, read, send; the last scan is kept so that it can be sent again with what was missing. */
function useReceive(receipt: string) {
  const t = useT()
  const { send, dismiss } = useFloorCommand()
  const [options, setOptions] = useState<GoodsOptions>(NEXT_GOODS)
  const [last, setLast] = useState<Sent | null>(null)
  const [lastLine, setLastLine] = useState<string | null>(null)

  async function post(sent: Sent): Promise<Verdict> {
    const input = command('/receiving/receive-line', commandOf(receipt, sent.options), {
      scans: [scanOf(sent.scanned)],
    })
    return send(input, (answer: Answer) => {
      const result = answer.result as ReceiveResult
      setLastLine(result.parts[0]?.line ?? null)
      setOptions(NEXT_GOODS)
      return dispositionVerdict(result, { title: sent.title, rows: sent.rows })
    })
  }

  const scans = useScans(async (scanned) => {
    const read = await readScan(scanned, { document_id: receipt })
    const sealed = options.sealed ?? Number(read.counts_as?.level?.factor ?? 1) > 1
    const sent: Sent = {
      scanned,
      options: { ...options, sealed },
      rows: readingRows(read, t),
      title: read.object.title,
      missing: '',
    }
    setLast(sent)
    return post(sent)
  })

  async function again(more: Partial<GoodsOptions>): Promise<void> {
    if (last === null) return
    const sent = { ...last, options: { ...last.options, ...more } }
    setLast(sent)
    scans.show(await post(sent))
  }

  async function undo(): Promise<void> {
    const input = command('/receiving/undo-line', { line: lastLine ?? 0 })
    const verdict = await send(input, () => ({ tone: 'ok', title: t('floor.receive.undone') }))
    if (verdict.tone === 'ok') setLastLine(null)
    scans.show(verdict)
  }

  const forget = (): void => {
    dismiss()
    setLast(null)
  }
  return { scans, options, setOptions, last, lastLine, again, undo, forget }
}

function commandOf(receipt: string, options: GoodsOptions) {
  return {
    receipt,
    ...(options.quantity ? { quantity: options.quantity } : {}),
    ...(options.lot ? { lot: options.lot } : {}),
    ...(options.expiry ? { expiry: options.expiry } : {}),
    ...(options.serials ? { serials: options.serials } : {}),
    ...(options.photo ? { photo: options.photo } : {}),
    sealed: options.sealed ?? false,
    damaged: options.damaged,
    second_look: options.secondLook,
  }
}

function Bottom({
  id,
  onOptions,
  options,
}: {
  id: string
  onOptions: () => void
  options: GoodsOptions
}) {
  const t = useT()
  const navigate = useNavigate()
  const label = options.quantity
    ? `× ${quantity(options.quantity)}`
    : t(options.damaged ? 'floor.receive.damaged' : 'floor.receive.options')
  return (
    <Stack gap={8}>
      <ScanBar />
      <Group grow gap={8}>
        <Button
          size="lg"
          variant={options.quantity || options.damaged ? 'filled' : 'default'}
          leftSection={<IconAdjustments aria-hidden />}
          onClick={onOptions}
        >
          {label}
        </Button>
        <ActionButton
          big
          spec={{
            action: 'receiving.close_receipt',
            label: t('floor.receive.close'),
            explain: t('floor.receive.closeText'),
            primary: true,
            fields: [],
            command: () => ({ receipt: id }),
            onDone: (outcome) => {
              if (outcome.kind === 'accepted') void navigate({ to: '/m/receive' })
            },
          }}
        />
      </Group>
    </Stack>
  )
}
