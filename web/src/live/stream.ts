/**
 * The live journal for every tab of one browser over one connection.
 *
 * A browser allows six connections to one host over all its tabs (HTTP/1.1), and each open event
 * stream holds one: the tab that gets the lock listens, and tells the others.
 */
export interface JournalEvent {
  /** The record's journal number, as a string of digits. */
  number: string
  data: unknown
}

export interface LiveListener {
  event: (event: JournalEvent) => void
  /** False when nothing, not even a heartbeat, was heard for `staleMs`. */
  alive: (alive: boolean) => void
}

export interface LiveOptions {
  url: string
  staleMs?: number
  lockName?: string
}

interface Told {
  kind: 'event' | 'heard'
  event?: JournalEvent
}

const STALE_MS = 25_000
const LOOK_EVERY_MS = 2_000
const OPEN = 1

/** Starts listening; the answer stops it. */
export function listenLive(listener: LiveListener, options: LiveOptions): () => void {
  const staleMs = options.staleMs ?? STALE_MS
  const name = options.lockName ?? 'tongma-live'
  const channel = new BroadcastChannel(name)
  const stopped = new AbortController()
  let heardAt = Date.now()
  let isAlive = true

  const heard = (told: Told): void => {
    heardAt = Date.now()
    if (!isAlive) listener.alive((isAlive = true))
    if (told.event) listener.event(told.event)
  }
  channel.onmessage = (message: MessageEvent<Told>) => heard(message.data)
  const watch = setInterval(() => {
    const now = Date.now() - heardAt < staleMs
    if (now !== isAlive) listener.alive((isAlive = now))
  }, LOOK_EVERY_MS)

  const lead = (): Promise<void> =>
    readStream(options.url, stopped.signal, (told) => {
      heard(told)
      channel.postMessage(told)
    })
  void takeLead(name, stopped.signal, lead)
  return () => {
    stopped.abort()
    clearInterval(watch)
    channel.close()
  }
}

/** Web locks need a secure context; without them each tab listens for itself. */
async function takeLead(
  name: string,
  signal: AbortSignal,
  lead: () => Promise<void>,
): Promise<void> {
  try {
    if (navigator.locks) await navigator.locks.request(name, { signal }, lead)
    else await lead()
  } catch (reason) {
    if (!signal.aborted) throw reason
  }
}

/** Ends when `signal` does; the browser reconnects by itself, with Last-Event-ID. */
function readStream(url: string, signal: AbortSignal, tell: (told: Told) => void): Promise<void> {
  return new Promise((resolve) => {
    const source = new EventSource(url)
    const onRecord = (message: MessageEvent<string>): void => {
      tell({ kind: 'event', event: { number: message.lastEventId, data: parsed(message.data) } })
    }
    source.onopen = () => tell({ kind: 'heard' })
    const beat = setInterval(() => {
      // A server that sends its heartbeat as a comment shows it only by keeping the stream open.
      if (!hasBeat && source.readyState === OPEN) tell({ kind: 'heard' })
    }, LOOK_EVERY_MS)
    let hasBeat = false
    source.onmessage = onRecord
    source.addEventListener('record', onRecord)
    source.addEventListener('heartbeat', () => {
      hasBeat = true
      tell({ kind: 'heard' })
    })
    signal.addEventListener('abort', () => {
      clearInterval(beat)
      source.close()
      resolve()
    })
  })
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return null
  }
}
