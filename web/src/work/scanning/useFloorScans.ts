import { command } from '@/outbox/command'
import { ApiError } from '@/api/problem'
import type { Scanned } from './ScanProvider'
import { useSession } from '@/work/session/session'
import { lookUp, t } from '@/messages'
import type { Scan } from '@/outbox/store'
import { answered, choicesOf, isHalf, readOf, type Choice } from './question'
import { resolve, scanOf, type ScanContext } from './read'
import type { Candidate, Reading, Resolved, ScanRead } from './shapes'
import { visible } from '@/scan/show'
import { useRef, useState } from 'react'
import type { ResultRow } from '@/ui/ResultBlock'
import { rawRow, useScans, type Verdict } from './useScans'
import { useFloorCommand } from './useFloorCommand'
import { inHand, standingRows, standingTone, standingWord } from '@/work/standing/verdict'

/** One package, decided: what it is, and every symbol that says so. */
export interface Found {
  read: ScanRead
  /** The symbols as a command carries them. */
  scans: Scan[]
}

export interface FloorScansOptions {
  context?: ScanContext
  /** Texts that are no code of an object; undefined leaves the text to be resolved. */
  onText?: (raw: string) => Promise<Verdict | null | undefined>
  onFound: (found: Found) => Promise<Verdict | null> | Verdict | null
  /** The server cannot be reached: what can be done with the text alone. */
  onOffline?: (scans: Scan[], raw: string) => Promise<Verdict | null> | Verdict | null
  /** Bound to nothing, or to what nobody confirmed: for steps whose command knows what then. */
  onUnknown?: (found: Found) => Promise<Verdict | null> | Verdict | null
  enabled?: boolean
}

/** What the screen asks about the package in the hand. */
export type Asked =
  | { kind: 'which'; choices: Choice[]; resolved: Resolved; scanned: Scanned[] }
  | { kind: 'unconfirmed'; candidate: Candidate; scanned: Scanned[] }

/** How long the symbols of one package may be apart. */
const WINDOW_MS = 30_000
/** Refusals that another symbol of the same package can answer. */
const ONE_MORE = new Set(['lot_required', 'serial_required', 'expiry_required', 'product_missing'])

/**
 * The one way from a scan to a step of work: every symbol of a package is resolved with the
 * document and place in hand; what is not sure is asked, in the same words on every screen.
 */
export function useFloorScans(options: FloorScansOptions) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const inHand = useRef<{ scanned: Scanned[]; at: number } | null>(null)
  const confirming = useFloorCommand()
  const { can } = useSession()

  const keep = (scanned: Scanned[]): void => {
    inHand.current = { scanned, at: Date.now() }
  }

  async function go(found: Found, scanned: Scanned[]): Promise<Verdict | null> {
    const verdict = await options.onFound(found)
    if (ONE_MORE.has(verdict?.problem?.code ?? '')) keep(scanned)
    return verdict && withStanding(verdict, found.read.object.kind, found.read.standing)
  }

  function judge(resolved: Resolved, scanned: Scanned[]): Promise<Verdict | null> | Verdict | null {
    const [first = null] = resolved.candidates
    const scans = scanned.map(scanOf)
    switch (resolved.outcome) {
      case 'accepted':
        return go({ read: readOf(resolved, resolved.object), scans }, scanned)
      case 'ask':
        return ask(resolved, scanned)
      case 'unconfirmed':
        if (options.onUnknown && !can('identifiers.confirm')) {
          return options.onUnknown({ read: readOf(resolved, first), scans })
        }
        if (first) setAsked({ kind: 'unconfirmed', candidate: first, scanned })
        return { tone: 'warn', title: t('scanning.unconfirmed') }
      case 'unknown':
        if (isHalf(resolved)) {
          keep(scanned)
          return { tone: 'warn', title: t('scanning.half'), rows: production(resolved.reading) }
        }
        if (options.onUnknown) {
          return options.onUnknown({ read: readOf(resolved, null), scans })
        }
        return unknown(resolved)
      case 'contradiction':
        return { tone: 'error', title: t('scanning.contradiction'), rows: symbols(resolved) }
      case 'unreadable':
        return { tone: 'error', title: t('scanning.unreadable'), rows: faults(resolved) }
    }
  }

  function ask(resolved: Resolved, scanned: Scanned[]): Verdict {
    const choices = choicesOf(resolved)
    if (choices.length === 0) {
      keep(scanned)
      return { tone: 'warn', title: t('scanning.more') }
    }
    setAsked({ kind: 'which', choices, resolved, scanned })
    return {
      tone: 'warn',
      title: t(choices.length > 1 ? 'scanning.which.title' : 'scanning.which.this'),
    }
  }

  async function take(scanned: Scanned[]): Promise<Verdict | null> {
    setAsked(null)
    try {
      return await judge(await resolve(scanned, options.context), scanned)
    } catch (error) {
      if (options.onOffline === undefined || !isLost(error)) throw error
      return options.onOffline(scanned.map(scanOf), scanned.at(-1)?.raw.trim() ?? '')
    }
  }

  const scans = useScans(async (scanned) => {
    const own = await options.onText?.(scanned.raw)
    if (own !== undefined) return own
    const before = inHand.current
    inHand.current = null
    const isSame = before !== null && Date.now() - before.at < WINDOW_MS
    return take(isSame ? [...before.scanned, scanned] : [scanned])
  }, options.enabled)

  /** A person has answered: the step goes on with the answer. */
  function choose(choice: Choice): Promise<void> {
    if (asked?.kind !== 'which') return Promise.resolve()
    const { resolved, scanned } = asked
    setAsked(null)
    const symbols = answered(scanned.map(scanOf), resolved, choice)
    return scans.run(() => go({ read: choice.read, scans: symbols }, scanned))
  }

  /** The proposal is right: everybody's next scan knows it, and this one goes on. */
  function confirm(): Promise<void> {
    if (asked?.kind !== 'unconfirmed') return Promise.resolve()
    const { candidate, scanned } = asked
    const input = command('/identifiers/confirm', { binding: candidate.binding?.id ?? '0' })
    return scans.run(async () => {
      const said = await confirming.send(input, () => ({ tone: 'ok', title: '' }))
      return said.tone === 'ok' ? take(scanned) : said
    })
  }

  function forget(): void {
    confirming.dismiss()
    inHand.current = null
    setAsked(null)
    scans.reset()
  }
  return { ...scans, asked, choose, confirm, forget }
}

export type FloorScans = ReturnType<typeof useFloorScans>

/** What stands against the goods in the hand comes first, and is never green. */
export function withStanding(
  verdict: Verdict,
  kind: string,
  standing: ScanRead['standing'] | undefined,
): Verdict {
  const concerns = inHand(standing, kind)
  if (verdict.problem || standingTone(concerns) === 'ok') return verdict
  return {
    ...verdict,
    tone: verdict.tone === 'error' ? 'error' : 'warn',
    title: [standingWord(concerns, t), verdict.title].filter(Boolean).join(' · '),
    rows: [...standingRows(concerns, t), ...(verdict.rows ?? [])],
  }
}

function isLost(error: unknown): boolean {
  return error instanceof ApiError && error.failure.kind === 'later'
}

function unknown(resolved: Resolved): Verdict {
  const rows = [rawRow(resolved.reading.raw), ...production(resolved.reading)]
  return {
    tone: 'warn',
    title: t('scanning.unknown'),
    rows: [...rows, { label: t('scanning.now'), value: t('scanning.unknownText') }],
  }
}

function production(reading: Reading): ResultRow[] {
  const rows: [string, string | null][] = [
    [t('ui.field.lot'), reading.lot],
    [t('ui.field.serial'), reading.serial],
    [t('ui.field.expiry'), reading.expiry],
  ]
  return rows.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]))
}

/** What each symbol of the package says, one below the other. */
function symbols({ readings }: Resolved): ResultRow[] {
  const rows = readings.map((one, index) => ({
    label: t('scanning.symbol', { number: index + 1 }),
    value: [one.identifier?.value ?? visible(one.raw), one.lot, one.serial, one.expiry]
      .filter(Boolean)
      .join(' · '),
  }))
  return [...rows, { label: t('scanning.now'), value: t('scanning.contradictionText') }]
}

/** Which rule of its own code system the symbol breaks. */
function faults({ readings, reading }: Resolved): ResultRow[] {
  const wrong = readings.find(({ status }) => status === 'invalid') ?? reading
  const words = wrong.findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => lookUp(`codes.finding.${code}`, message ?? code))
  return [
    rawRow(wrong.raw),
    ...(words.length > 0 ? [{ label: t('scanning.fault'), value: words.join('；') }] : []),
    { label: t('scanning.now'), value: t('scanning.unreadableText') },
  ]
}
