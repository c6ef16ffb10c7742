/** The device's own memory of commands that the server has not yet settled. */
import Dexie, { type EntityTable } from 'dexie'
import type { Problem } from '@/api/problem'

export interface Scan {
  raw: string
  symbology: string | null
  way: 'scanned' | 'typed' | 'imported' | 'rfid'
  /** What a person answered where the code means several things. */
  chosen?: Chosen
}

/** One of the meanings that a code really has. */
export interface Chosen {
  item?: string
  lot?: string | null
  serial?: string | null
  expiry?: string | null
}

/** The body of every command, as the server takes it. */
export interface Envelope {
  request_id: string
  happened_at: string
  station?: string
  app_version: string
  reason?: string
  scans: Scan[]
  command: unknown
}

export interface Answer {
  outcome: 'accepted' | 'repeated' | 'held'
  request_id: string
  record_id?: string
  result?: unknown
  case?: unknown
}

/** `waiting` is sent again; `refused` and `held` wait for a person. Settled rows are removed. */
export type State = 'waiting' | 'refused' | 'held'

/** `server`: it named a time (Retry-After). `network`: nothing answered, we chose the time. */
export type WaitsFor = 'server' | 'network'

export interface Entry {
  request_id: string
  /** Order of making: rows are sent in it. */
  order: number
  person_id: string
  path: string
  /** Catalogue key that names the command on screen. */
  title: string
  envelope: Envelope
  state: State
  tries: number
  /** Epoch milliseconds before which it is not sent again. */
  not_before: number
  /** Who said so: only the network's silence is worth another look when the page loads. */
  waits_for?: WaitsFor
  problem?: Problem
  answer?: Answer
}

export class OutboxStore extends Dexie {
  entries!: EntityTable<Entry, 'request_id'>

  constructor(name = 'tongma-outbox') {
    // A command is on the disk before it is sent, whatever then happens to the device.
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ entries: 'request_id, order, [person_id+state]' })
  }

  /** Keeps a command before it is sent. */
  async keep(entry: Omit<Entry, 'order'>): Promise<void> {
    await this.transaction('rw', this.entries, async () => {
      const last = await this.entries.orderBy('order').last()
      await this.entries.add({ ...entry, order: (last?.order ?? 0) + 1 })
    })
  }

  /** The command of this person whose turn it is, due or not; undefined when none waits. */
  async next(personId: string): Promise<Entry | undefined> {
    const [first] = await this.entries
      .where('[person_id+state]')
      .equals([personId, 'waiting'])
      .sortBy('order')
    return first
  }

  async settle(requestId: string): Promise<void> {
    await this.entries.delete(requestId)
  }

  async postpone(requestId: string, notBefore: number, waitsFor: WaitsFor): Promise<void> {
    await this.entries
      .where('request_id')
      .equals(requestId)
      .modify((entry) => {
        entry.not_before = notBefore
        entry.waits_for = waitsFor
        entry.tries += 1
      })
  }

  /** Makes waiting commands due now: all, or those that only the network held up. */
  async hurry(which: 'all' | 'network'): Promise<void> {
    await this.entries.toCollection().modify((entry) => {
      const isHeldByServer = entry.waits_for === 'server' && which === 'network'
      if (entry.state === 'waiting' && !isHeldByServer) entry.not_before = 0
    })
  }

  async tray(
    requestId: string,
    change: Pick<Entry, 'state' | 'problem' | 'answer'>,
  ): Promise<void> {
    await this.entries.update(requestId, change)
  }
}
