/** The device's own memory of commands that the server has not yet settled. */
import Dexie, { type EntityTable } from 'dexie'
import type { Problem } from '@/api/problem'

export interface Scan {
  raw: string
  symbology: string | null
  way: 'scanned' | 'typed' | 'imported' | 'rfid'
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
  /** Epoch milliseconds until which one tab is sending it. */
  lease_until: number
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

  /**
   * The next command of this person to send, leased so that another tab leaves it alone;
   * null when there is none, when it must still wait, or when another tab has it.
   */
  async lease(personId: string, now: number, leaseMs: number): Promise<Entry | null> {
    return this.transaction('rw', this.entries, async () => {
      const [first] = await this.entries
        .where('[person_id+state]')
        .equals([personId, 'waiting'])
        .sortBy('order')
      if (!first || first.not_before > now || first.lease_until > now) return null
      await this.entries.update(first.request_id, { lease_until: now + leaseMs })
      return first
    })
  }

  async settle(requestId: string): Promise<void> {
    await this.entries.delete(requestId)
  }

  async postpone(requestId: string, notBefore: number): Promise<void> {
    await this.entries
      .where('request_id')
      .equals(requestId)
      .modify((entry) => {
        entry.not_before = notBefore
        entry.lease_until = 0
        entry.tries += 1
      })
  }

  async tray(
    requestId: string,
    change: Pick<Entry, 'state' | 'problem' | 'answer'>,
  ): Promise<void> {
    await this.entries.update(requestId, { ...change, lease_until: 0 })
  }
}
