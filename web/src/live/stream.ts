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
  /** The server ended the stream: its session is over. */
  ended?: () => void
}

export interface LiveOptions {
  url: string
  staleMs?: number
  lockName?: string
}

interface Told {
  kind: 'event' | 'heard' | 'ended'
  event?: JournalEvent
}

/** The server beats every 3 seconds; three missed beats are no accident. */
const STALE_MS = 9_000
const LOOK_EVERY_MS = 500
/** How soon a stream that the browser gave up, or that fell silent, is opened anew. */
const RETRY_MS = 2_000
const CLOSED = 2

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
    if (told.kind === 'ended') listener.ended?.()
  }
  channel.onmessage = (message: MessageEvent<Told>) => heard(message.data)
  const watch = setInterval(() => {
    const now = Date.now() - heardAt < staleMs
    if (now !== isAlive) listener.alive((isAlive = now))
  }, LOOK_EVERY_MS)

  const lead = (): Promise<void> =>
    readStream(options, stopped.signal, (told) => {
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

/**
 * Ends when `signal` does. The browser reconnects by itself where a connection breaks; not where
 * the server answered with an error, nor where a connection stays open and nothing comes through.
 */
function readStream(
  options: LiveOptions,
  signal: AbortSignal,
  tell: (told: Told) => void,
): Promise<void> {
  const staleMs = options.staleMs ?? STALE_MS
  return new Promise((resolve) => {
    let newest = ''
    let source = open()
    let movedAt = Date.now()

    function open(): EventSource {
      const made = new EventSource(newest ? `${options.url}?after=${newest}` : options.url)
      made.onopen = () => (movedAt = Date.now())
      made.addEventListener('record', (message: MessageEvent<string>) => {
        newest = message.lastEventId
        moved({ kind: 'event', event: { number: newest, data: parsed(message.data) } })
      })
      made.addEventListener('heartbeat', (message: MessageEvent<string>) => {
        newest = message.lastEventId || newest
        moved({ kind: 'heard' })
      })
      made.addEventListener('ended', () => moved({ kind: 'ended' }))
      return made
    }
    function moved(told: Told): void {
      movedAt = Date.now()
      tell(told)
    }
    const watch = setInterval(() => {
      const quietMs = Date.now() - movedAt
      const isLost = source.readyState === CLOSED && quietMs >= RETRY_MS
      if (!isLost && quietMs < staleMs) return
      source.close()
      movedAt = Date.now()
      source = open()
    }, LOOK_EVERY_MS)
    signal.addEventListener('abort', () => {
      clearInterval(watch)
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
