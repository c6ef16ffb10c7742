import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listenLive } from './stream'

type Listener = (message: unknown) => void

class FakeSource {
  static last: FakeSource | null = null
  static opened = 0
  onopen: (() => void) | null = null
  onmessage: Listener | null = null
  closed = false
  readyState = 1
  private readonly named = new Map<string, Listener>()
  constructor(readonly url: string) {
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
    vi.advanceTimersByTime(10_500)
    expect(alive).toEqual([false])
    FakeSource.last?.send('heartbeat', {})
    expect(alive).toEqual([false, true])
    stop()
  })

  it('does not take an open connection for a living server', () => {
    const { alive, stop } = listen()
    vi.advanceTimersByTime(3_000)
    FakeSource.last?.onopen?.()
    vi.advanceTimersByTime(9_500)
    expect(alive).toEqual([false])
    stop()
  })

  it('opens a silent stream anew, behind the last record that it heard', () => {
    const { stop } = listen()
    FakeSource.last?.send('record', { lastEventId: '12', data: '{}' })
    const first = FakeSource.last
    vi.advanceTimersByTime(11_000)
    expect(first?.closed).toBe(true)
    expect(FakeSource.last?.url).toBe('/live?after=12')
    stop()
  })

  it('misses nothing though it fell silent before it heard a first record', () => {
    const { stop } = listen()
    FakeSource.last?.send('heartbeat', { lastEventId: '7', data: '{}' })
    vi.advanceTimersByTime(11_000)
    expect(FakeSource.last?.url).toBe('/live?after=7')
    stop()
  })

  it('says so when the server ended it with the session', () => {
    const ended = vi.fn()
    const stop = listenLive(
      { event: () => undefined, alive: () => undefined, ended },
      { url: '/live' },
    )
    FakeSource.last?.send('ended', { data: '{"code":"not_logged_in"}' })
    expect(ended).toHaveBeenCalledOnce()
    stop()
  })

  it('opens a stream anew that the browser gave up, within three seconds', () => {
    const { alive, stop } = listen()
    if (FakeSource.last) FakeSource.last.readyState = 2
    vi.advanceTimersByTime(3_000)
    expect(FakeSource.opened).toBe(2)
    FakeSource.last?.send('heartbeat', {})
    expect(alive).toEqual([])
    stop()
  })

  it('keeps what it heard when it is told that it ended', () => {
    const { events, stop } = listen()
    FakeSource.last?.send('record', { lastEventId: '3', data: '{}' })
    if (FakeSource.last) FakeSource.last.readyState = 2
    vi.advanceTimersByTime(3_000)
    FakeSource.last?.send('record', { lastEventId: '4', data: '{}' })
    expect(events).toEqual(['3', '4'])
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
