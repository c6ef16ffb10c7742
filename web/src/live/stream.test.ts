import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listenLive } from './stream'

type Listener = (message: unknown) => void

class FakeSource {
  static last: FakeSource | null = null
  static opened = 0
  onopen: (() => void) | null = null
  onmessage: Listener | null = null
  closed = false
  private readonly named = new Map<string, Listener>()
  constructor() {
    FakeSource.last = this
    FakeSource.opened += 1
  }
  addEventListener(name: string, listener: Listener): void {
    this.named.set(name, listener)
  }
  send(name: string, message: unknown): void {
    this.named.get(name)?.(message)
  }
  close(): void {
    this.closed = true
  }
}

class FakeChannel {
  static all: FakeChannel[] = []
  onmessage: Listener | null = null
  constructor() {
    FakeChannel.all.push(this)
  }
  postMessage(data: unknown): void {
    for (const other of FakeChannel.all) if (other !== this) other.onmessage?.({ data })
  }
  close(): void {
    FakeChannel.all = FakeChannel.all.filter((channel) => channel !== this)
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  FakeSource.opened = 0
  FakeChannel.all = []
  vi.stubGlobal('EventSource', FakeSource)
  vi.stubGlobal('BroadcastChannel', FakeChannel)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function listen(): { events: string[]; alive: boolean[]; stop: () => void } {
  const events: string[] = []
  const alive: boolean[] = []
  const stop = listenLive(
    { event: (event) => events.push(event.number), alive: (now) => alive.push(now) },
    { url: '/live', staleMs: 10_000 },
  )
  return { events, alive, stop }
}

describe('the live stream', () => {
  it('tells each record once, with its number', () => {
    const { events, stop } = listen()
    FakeSource.last?.send('record', { lastEventId: '12', data: '{}' })
    expect(events).toEqual(['12'])
    stop()
  })

  it('says that it is stale when not even a heartbeat comes, and alive when one does', () => {
    const { alive, stop } = listen()
    vi.advanceTimersByTime(13_000)
    expect(alive).toEqual([false])
    FakeSource.last?.send('heartbeat', {})
    expect(alive).toEqual([false, true])
    stop()
  })

  it('is closed when nobody listens any more', () => {
    const { stop } = listen()
    stop()
    expect(FakeSource.last?.closed).toBe(true)
  })

  it('opens one connection for two tabs, and both hear', async () => {
    let holder: Promise<unknown> | null = null
    vi.stubGlobal('navigator', {
      locks: {
        request: (_n: string, _o: unknown, lead: () => Promise<void>) => {
          holder = holder ? holder.then(lead) : lead()
          return holder
        },
      },
    })
    const first = listen()
    const second = listen()
    await Promise.resolve()
    FakeSource.last?.send('record', { lastEventId: '5', data: '{}' })
    expect(FakeSource.opened).toBe(1)
    expect([first.events, second.events]).toEqual([['5'], ['5']])
    first.stop()
    second.stop()
  })
})
