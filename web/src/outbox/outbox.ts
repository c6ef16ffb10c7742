/**
 * Sends commands so that a lost answer neither loses nor doubles one.
 *
 * A command gets its id and is stored before it is sent. No answer, 429 and 503 are the only
 * reasons to send again, with the same id, in the order in which commands were made. A refusal, or
 * a command held for a decision, stays in the tray until a person clears it.
 *
 * Of several tabs one sends at a time. Nothing about that is written down: a page that dies while
 * it sends leaves no mark that the next page would have to wait for.
 */
import { v7 as uuidv7 } from 'uuid'
import { address, send } from '@/api/client'
import type { Failure, Problem } from '@/api/problem'
import type { OutboxStore, Answer, Entry, Envelope, Scan, WaitsFor } from './store'
import { takeTurn, type Turn } from './turn'

/** What the screen is told about one command. */
export type Outcome =
  | { kind: 'accepted'; answer: Answer; repeated: boolean }
  | { kind: 'held'; answer: Answer }
  | { kind: 'refused'; problem: Problem; requestId: string }
  | { kind: 'queued'; requestId: string }

export interface CommandInput {
  path: string
  title: string
  command: unknown
  scans?: Scan[]
  reason?: string
}

export interface Counts {
  waiting: number
  tray: number
}

export interface OutboxOptions {
  store: OutboxStore
  appVersion: string
  station?: () => string | undefined
  now?: () => number
  /** How long a screen waits for the answer before it says "queued", milliseconds. */
  patienceMs?: number
  randomFraction?: () => number
  /** Runs work while no other tab runs its own. */
  turn?: Turn
}

interface Told {
  requestId: string
  outcome: Outcome
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
const SCREEN_PATIENCE_MS = 8_000

type Settled = (outcome: Outcome) => void

export class Outbox {
  readonly store: OutboxStore
  private readonly options: OutboxOptions
  private personId: string | null = null
  private sending: Promise<void> | null = null
  private again = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly waiters = new Map<string, Settled>()
  private readonly watchers = new Set<() => void>()
  private readonly otherTabs: BroadcastChannel

  constructor(options: OutboxOptions) {
    this.options = options
    this.store = options.store
    this.otherTabs = new BroadcastChannel(options.store.name)
    this.otherTabs.onmessage = (message: MessageEvent<Told | null>) => {
      if (message.data !== null) this.settleWaiter(message.data)
      this.watchers.forEach((watcher) => watcher())
    }
  }

  /** Only the commands of the person who is logged in are sent: an id belongs to its actor. */
  setPerson(personId: string | null): void {
    this.personId = personId
    if (personId !== null) void this.tryAgain()
  }

  /** Calls back whenever the number of waiting or trayed commands may have changed. */
  watch(listener: () => void): () => void {
    this.watchers.add(listener)
    return () => this.watchers.delete(listener)
  }

  async counts(): Promise<Counts> {
    const entries = await this.store.entries.toArray()
    const waiting = entries.filter((entry) => entry.state === 'waiting').length
    return { waiting, tray: entries.length - waiting }
  }

  /** Stores the command, sends it when its turn comes, and tells what became of it. */
  async submit(input: CommandInput): Promise<Outcome> {
    if (this.personId === null) throw new Error('a command needs a person who is logged in')
    const envelope = this.envelope(input)
    await this.store.keep({
      request_id: envelope.request_id,
      person_id: this.personId,
      path: input.path,
      title: input.title,
      envelope,
      state: 'waiting',
      tries: 0,
      not_before: 0,
    })
    this.changed()
    return this.awaitOutcome(envelope.request_id)
  }

  /** A person has seen the refusal or the held case: it leaves the tray. */
  async clear(requestId: string): Promise<void> {
    const entry = await this.store.entries.get(requestId)
    if (entry === undefined || entry.state === 'waiting') return
    await this.store.settle(requestId)
    this.changed()
  }

  /** The network may be back: sends now what waits, but for the times that the server named. */
  async tryAgain(): Promise<void> {
    await this.store.hurry('network')
    await this.flush()
  }

  /** A person asks for it: sends now whatever waits. */
  async retryNow(): Promise<void> {
    await this.store.hurry('all')
    await this.flush()
  }

  /** Sends what is due, one after the other. Safe to call at any time, from any tab. */
  flush(): Promise<void> {
    this.again = true
    this.sending ??= this.takeTurn(() => this.sendWhileAsked()).finally(() => {
      this.sending = null
    })
    return this.sending
  }

  private takeTurn(work: () => Promise<void>): Promise<void> {
    return (this.options.turn ?? takeTurn)(this.store.name, work)
  }

  private envelope(input: CommandInput): Envelope {
    const station = this.options.station?.()
    return {
      request_id: uuidv7(),
      happened_at: new Date(this.now()).toISOString(),
      ...(station ? { station } : {}),
      app_version: this.options.appVersion,
      ...(input.reason ? { reason: input.reason } : {}),
      scans: input.scans ?? [],
      command: input.command,
    }
  }

  private awaitOutcome(requestId: string): Promise<Outcome> {
    return new Promise((resolve) => {
      const patience = setTimeout(() => {
        this.settleWaiter({ requestId, outcome: { kind: 'queued', requestId } })
      }, this.options.patienceMs ?? SCREEN_PATIENCE_MS)
      this.waiters.set(requestId, (outcome) => {
        clearTimeout(patience)
        resolve(outcome)
      })
      void this.flush()
    })
  }

  /** A command stored while a round was under way gets a round of its own. */
  private async sendWhileAsked(): Promise<void> {
    while (this.again) {
      this.again = false
      await this.sendDue()
    }
  }

  private async sendDue(): Promise<void> {
    for (;;) {
      const person = this.personId
      if (person === null) return
      const entry = await this.store.next(person)
      if (entry === undefined || entry.not_before > this.now()) break
      const goOn = await this.sendOne(entry)
      this.changed()
      if (!goOn) break
    }
    await this.armTimer()
  }

  /** False when the rest must wait. */
  private async sendOne(entry: Entry): Promise<boolean> {
    const result = await send<Answer>(address(entry.path), {
      method: 'POST',
      body: entry.envelope,
    })
    if (!result.ok) return this.fail(entry, result.failure)
    const answer = result.value
    if (answer.outcome === 'held' || answer.case) {
      await this.store.tray(entry.request_id, { state: 'held', answer })
      this.tell(entry.request_id, { kind: 'held', answer })
      return true
    }
    await this.store.settle(entry.request_id)
    const repeated = answer.outcome === 'repeated'
    this.tell(entry.request_id, { kind: 'accepted', answer, repeated })
    return true
  }

  private async fail(entry: Entry, failure: Failure): Promise<boolean> {
    if (failure.kind === 'refused') {
      const { problem } = failure
      await this.store.tray(entry.request_id, { state: 'refused', problem })
      this.tell(entry.request_id, { kind: 'refused', problem, requestId: entry.request_id })
      return true
    }
    const named = failure.kind === 'later' ? failure.seconds : null
    const wait = named === null ? this.backoff(entry.tries) : named * 1000
    const waitsFor: WaitsFor = named === null ? 'network' : 'server'
    await this.store.postpone(entry.request_id, this.now() + wait, waitsFor)
    this.tell(entry.request_id, { kind: 'queued', requestId: entry.request_id })
    return false
  }

  private backoff(tries: number): number {
    const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries, 10))
    const fraction = this.options.randomFraction?.() ?? Math.random()
    return full / 2 + (full / 2) * fraction
  }

  private async armTimer(): Promise<void> {
    clearTimeout(this.timer)
    if (this.personId === null) return
    const first = await this.store.next(this.personId)
    if (!first) return
    const due = first.not_before - this.now()
    this.timer = setTimeout(() => void this.flush(), Math.max(due, 50))
  }

  /** To whichever tab made the command: any of them may have been the one that sent it. */
  private tell(requestId: string, outcome: Outcome): void {
    this.settleWaiter({ requestId, outcome })
    this.otherTabs.postMessage({ requestId, outcome } satisfies Told)
  }

  private settleWaiter({ requestId, outcome }: Told): void {
    const waiter = this.waiters.get(requestId)
    this.waiters.delete(requestId)
    waiter?.(outcome)
  }

  private changed(): void {
    this.watchers.forEach((watcher) => watcher())
    this.otherTabs.postMessage(null)
  }

  private now(): number {
    return this.options.now?.() ?? Date.now()
  }
}
