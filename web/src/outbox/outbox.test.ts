import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Outbox } from './outbox'
import { OutboxStore } from './store'
import type { Turn } from './turn'

interface Call {
  path: string
  id: string
}

let store: OutboxStore
let outbox: Outbox
let clock: number
let calls: Call[]
let answers: (() => Response | Promise<Response>)[]
let made = 0

const receive = { path: '/receiving/receive-line', title: 'receive', command: { line_id: '1' } }

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  })
}

const accepted = () => json(200, { outcome: 'accepted', request_id: 'x', record_id: '1' })
const refused = () => json(409, { status: 409, code: 'lot_expired', title: 'expired' })
const lost = () => Promise.reject(new TypeError('Failed to fetch'))

async function waitFor(check: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 1600; i++) {
    if (await check()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('waited in vain')
}

beforeEach(() => {
  clock = 1_000_000
  calls = []
  answers = []
  store = new OutboxStore(`test-${made++}`)
  outbox = new Outbox({ store, appVersion: 'test', now: () => clock, randomFraction: () => 1 })
  outbox.setPerson('7')
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push({ path: url, id: JSON.parse(String(init.body)).request_id })
    const kept = await store.entries.get(calls.at(-1)?.id ?? '')
    expect(kept?.state).toBe('waiting')
    return (answers.shift() ?? accepted)()
  })
})

afterEach(() => {
  outbox.setPerson(null)
  vi.unstubAllGlobals()
  store.close()
})

describe('an accepted command', () => {
  it('is stored before it is sent and forgotten when it is answered', async () => {
    const outcome = await outbox.submit(receive)
    expect(outcome.kind).toBe('accepted')
    expect(calls.map((call) => call.path)).toEqual(['/api/v1/receiving/receive-line'])
    expect(await outbox.counts()).toEqual({ waiting: 0, tray: 0 })
  })

  it('carries a time-ordered id, so that two are in order', async () => {
    await outbox.submit(receive)
    await outbox.submit(receive)
    const [first, second] = calls
    expect(first?.id[14]).toBe('7')
    expect(String(first?.id) < String(second?.id)).toBe(true)
  })
})

describe('a lost answer', () => {
  it('leaves the command waiting, and the next try has the same id', async () => {
    answers = [lost]
    const outcome = await outbox.submit(receive)
    expect(outcome.kind).toBe('queued')
    expect(await outbox.counts()).toEqual({ waiting: 1, tray: 0 })
    clock += 60_000
    await outbox.flush()
    expect(calls).toHaveLength(2)
    expect(calls[0]?.id).toBe(calls[1]?.id)
    expect(await outbox.counts()).toEqual({ waiting: 0, tray: 0 })
  })

  it('holds up the commands behind it, which then go in order', async () => {
    answers = [lost]
    await outbox.submit(receive)
    const second = outbox.submit({ ...receive, command: { line_id: '2' } })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(calls).toHaveLength(1)
    clock += 60_000
    await outbox.flush()
    expect((await second).kind).toBe('accepted')
    expect(calls.map((call) => call.id)).toEqual([calls[0]?.id, calls[0]?.id, calls[2]?.id])
  })

  it('outlives the page: another page sends it', async () => {
    answers = [lost]
    await outbox.submit(receive)
    outbox.setPerson(null)
    clock += 60_000
    const reopened = new Outbox({ store, appVersion: 'test', now: () => clock })
    reopened.setPerson('7')
    await waitFor(async () => (await reopened.counts()).waiting === 0)
    expect(calls[0]?.id).toBe(calls[1]?.id)
    reopened.setPerson(null)
  })

  it('is retried after a proxy said that it had no answer', async () => {
    answers = [() => new Response('', { status: 502 })]
    expect((await outbox.submit(receive)).kind).toBe('queued')
  })
})

describe('a busy server', () => {
  it.each([429, 503])('with %i is asked again after the time that it named', async (status) => {
    answers = [() => json(status, {}, { 'Retry-After': '5' })]
    await outbox.submit(receive)
    clock += 4_900
    await outbox.flush()
    expect(calls).toHaveLength(1)
    clock += 200
    await outbox.flush()
    expect(calls).toHaveLength(2)
  })

  it('is asked more and more seldom', async () => {
    answers = [lost, lost, lost]
    await outbox.submit(receive)
    const waits: number[] = []
    for (let i = 0; i < 3; i++) {
      const entry = await store.entries.toCollection().first()
      waits.push((entry?.not_before ?? 0) - clock)
      clock = (entry?.not_before ?? 0) + 1
      await outbox.flush()
    }
    expect(waits).toEqual([1000, 2000, 4000])
  })
})

describe('a refusal', () => {
  it('stays in the tray until a person clears it, and is never sent again', async () => {
    answers = [refused]
    const outcome = await outbox.submit(receive)
    expect(outcome.kind).toBe('refused')
    await outbox.retryNow()
    expect(calls).toHaveLength(1)
    expect(await outbox.counts()).toEqual({ waiting: 0, tray: 1 })
    await outbox.clear(calls[0]?.id ?? '')
    expect(await outbox.counts()).toEqual({ waiting: 0, tray: 0 })
  })

  it('does not hold up the next command', async () => {
    answers = [refused]
    await outbox.submit(receive)
    expect((await outbox.submit(receive)).kind).toBe('accepted')
  })

  it('for a defect of the server is kept too, not retried without end', async () => {
    answers = [() => json(500, { status: 500, title: 'defect' })]
    expect((await outbox.submit(receive)).kind).toBe('refused')
  })
})

describe('a held command', () => {
  it('is told as held and waits in the tray', async () => {
    answers = [() => json(200, { outcome: 'held', request_id: 'x', case: { code: 'short_dated' } })]
    expect((await outbox.submit(receive)).kind).toBe('held')
    expect(await outbox.counts()).toEqual({ waiting: 0, tray: 1 })
  })
})

describe('the person', () => {
  it('who logs out keeps the commands; another person does not send them', async () => {
    answers = [() => json(401, {})]
    expect((await outbox.submit(receive)).kind).toBe('queued')
    clock += 60_000
    outbox.setPerson('8')
    await outbox.flush()
    expect(calls).toHaveLength(1)
    outbox.setPerson('7')
    await waitFor(async () => (await outbox.counts()).waiting === 0)
    expect(calls).toHaveLength(2)
  })
})

describe('a page that dies while it sends', () => {
  it('does not hold up the page that comes after it', async () => {
    answers = [() => new Promise<Response>(() => undefined)]
    void outbox.submit(receive)
    await waitFor(() => calls.length === 1)
    const after = new Outbox({ store, appVersion: 'test', now: () => clock, turn: aLock() })
    after.setPerson('7')
    await waitFor(async () => (await after.counts()).waiting === 0)
    expect(calls.map((call) => call.id)).toEqual([calls[0]?.id, calls[0]?.id])
    after.setPerson(null)
  })
})

describe('a page that loads', () => {
  it('sends at once what waited for the network, however long it would still have waited', async () => {
    answers = [lost]
    await outbox.submit(receive)
    outbox.setPerson(null)
    const after = new Outbox({ store, appVersion: 'test', now: () => clock })
    after.setPerson('7')
    await waitFor(async () => (await after.counts()).waiting === 0)
    after.setPerson(null)
  })

  it('keeps to the time that the server named', async () => {
    answers = [() => json(503, {}, { 'Retry-After': '5' })]
    await outbox.submit(receive)
    await outbox.tryAgain()
    expect(calls).toHaveLength(1)
    await outbox.retryNow()
    expect(calls).toHaveLength(2)
  })
})

/** A lock as the browser has it: one after the other. */
function aLock(): Turn {
  let last = Promise.resolve()
  return (_name, work) => (last = last.then(work))
}

describe('two tabs', () => {
  let turn: Turn
  let one: Outbox
  let other: Outbox

  beforeEach(() => {
    turn = aLock()
    one = new Outbox({ store, appVersion: 'test', now: () => clock, turn })
    other = new Outbox({ store, appVersion: 'test', now: () => clock, turn })
    outbox.setPerson(null)
    one.setPerson('7')
    other.setPerson('7')
  })

  afterEach(() => {
    one.setPerson(null)
    other.setPerson(null)
  })

  it('do not send one command at the same time', async () => {
    let open: (response: Response) => void = () => undefined
    answers = [() => new Promise<Response>((resolve) => (open = resolve))]
    const outcome = one.submit(receive)
    await waitFor(() => calls.length === 1)
    const flushed = other.flush()
    open(accepted())
    await flushed
    expect((await outcome).kind).toBe('accepted')
    expect(calls).toHaveLength(1)
  })

  it('tell each other what became of a command, whichever sent it', async () => {
    let open: (response: Response) => void = () => undefined
    answers = [() => new Promise<Response>((resolve) => (open = resolve))]
    const first = one.submit(receive)
    await waitFor(() => calls.length === 1)
    const second = other.submit({ ...receive, command: { line_id: '2' } })
    await waitFor(async () => (await store.entries.count()) === 2)
    open(accepted())
    expect((await first).kind).toBe('accepted')
    expect((await second).kind).toBe('accepted')
    expect(calls).toHaveLength(2)
  })
})
