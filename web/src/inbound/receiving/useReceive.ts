import { useRef, useState } from 'react'
import { command } from '@/outbox/command'
import { useFloorCommand } from '@/work/scanning/useFloorCommand'
import { useFloorScans, type Found } from '@/work/scanning/useFloorScans'
import { useT } from '@/messages'
import type { Answer, Scan } from '@/outbox/store'
import { readingRows } from '@/work/scanning/reading'
import type { ResultRow } from '@/ui/ResultBlock'
import type { Verdict } from '@/work/scanning/useScans'
import { NO_CERTIFICATE, offersFor, plainChoice, type Certificate } from './certificates'
import { NEXT_GOODS, type GoodsOptions } from './OptionsSheet'
import { dispositionVerdict, type ReceiveResult } from './verdict'

interface Sent {
  scans: Scan[]
  options: GoodsOptions
  rows: ResultRow[]
  title: string
  item: string
  lot: string
  /** Item and lot, by which a chosen certificate is remembered; empty where a part is missing. */
  lotKey: string
}

/** Scan, read, send; the last scan is kept so that it can be sent again with what was missing. */
export function useReceive(receipt: string) {
  const t = useT()
  const { send, dismiss } = useFloorCommand()
  const [options, setOptions] = useState<GoodsOptions>(NEXT_GOODS)
  const [last, setLast] = useState<Sent | null>(null)
  const [lastLine, setLastLine] = useState<string | null>(null)
  const [offers, setOffers] = useState<Certificate[] | null>(null)
  // What a person chose for a lot holds for the next package of it too.
  const chosen = useRef(new Map<string, string>())

  async function post(sent: Sent): Promise<Verdict> {
    if (sent.options.certificate === '') {
      const question = await certificateQuestion(sent)
      if (question !== null) return question
    } else if (sent.lotKey !== '') {
      chosen.current.set(sent.lotKey, sent.options.certificate)
    }
    setOffers(null)
    const input = command('/receiving/receive-line', commandOf(receipt, sent.options), {
      scans: sent.scans,
    })
    return send(input, (answer: Answer) => {
      const result = answer.result as ReceiveResult
      setLastLine(result.parts[0]?.line ?? null)
      setOptions(NEXT_GOODS)
      return dispositionVerdict(result, { title: sent.title, rows: sent.rows })
    })
  }

  /** Fills in the certificate where it is plain; else asks, and the scan waits for the answer. */
  async function certificateQuestion(sent: Sent): Promise<Verdict | null> {
    const known = chosen.current.get(sent.lotKey)
    if (sent.lotKey === '' || known !== undefined) {
      sent.options.certificate = known ?? NO_CERTIFICATE
      return null
    }
    const found = await offersFor(receipt, sent.item, sent.lot)
    const plain = plainChoice(found)
    if (plain === null) {
      setOffers(found)
      return { tone: 'warn', title: t('receiving.floor.whichCertificate'), rows: sent.rows }
    }
    sent.options.certificate = plain
    return null
  }

  function sentOf({ read, scans: symbols }: Found): Sent {
    const item = read.item?.id ?? ''
    const lot = read.reading.lot ?? ''
    const sealed = options.sealed ?? Number(read.counts_as?.level?.factor ?? 1) > 1
    return {
      scans: symbols,
      options: { ...options, sealed },
      rows: readingRows(read, t, options.quantity),
      title: read.object.title,
      item,
      lot,
      lotKey: item && lot ? `${item}/${lot}` : '',
    }
  }

  /** A pallet or carton that was announced: received whole, with all that is in it. */
  function receiveUnit({ read, scans: symbols }: Found): Promise<Verdict> {
    const input = command('/receiving/receive-unit', { receipt }, { scans: symbols })
    return send(input, (answer: Answer) => {
      const { lines } = answer.result as { lines: unknown[] }
      return {
        tone: 'ok',
        title: t('receiving.floor.unit', { count: lines.length }),
        rows: [{ label: 'SSCC', value: read.object.title || read.reading.raw }],
      }
    })
  }

  function receive(found: Found): Promise<Verdict> {
    if (UNITS.has(found.read.object.kind)) return receiveUnit(found)
    const sent = sentOf(found)
    setLast(sent)
    return post(sent)
  }

  const scans = useFloorScans({
    context: { document_id: receipt },
    onFound: receive,
    // The server keeps such goods apart and asks master data what the code is.
    onUnknown: receive,
    onOffline: (kept) => post({ ...BLIND, scans: kept, options: { ...options, ...NO_QUESTION } }),
  })

  async function again(more: Partial<GoodsOptions>): Promise<void> {
    if (last === null) return
    const sent = { ...last, options: { ...last.options, ...more } }
    setLast(sent)
    scans.show(await post(sent))
  }

  async function undo(): Promise<void> {
    const input = command('/receiving/undo-line', { line: lastLine ?? '0' })
    const verdict = await send(input, () => ({ tone: 'ok', title: t('receiving.floor.undone') }))
    if (verdict.tone === 'ok') setLastLine(null)
    scans.show(verdict)
  }

  const forget = (): void => {
    dismiss()
    setLast(null)
    setOffers(null)
  }
  return { scans, offers, options, setOptions, last, lastLine, again, undo, forget }
}

/** What carries goods instead of being goods. */
const UNITS = new Set(['announced_unit', 'handling_unit'])

/** Without the server nobody knows what it is; the label goes as it is. */
const BLIND = { rows: [], title: '', item: '', lot: '', lotKey: '' }
const NO_QUESTION = { certificate: NO_CERTIFICATE }

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
    certificate: options.certificate || NO_CERTIFICATE,
  }
}
