/**
 * Tells a scanner's burst of characters from a person's typing.
 *
 * Pure: characters go in with the time at which the keyboard sent them (`event.timeStamp`,
 * never the time at which a handler ran: a busy page delivers them late and all at once),
 * whole scans come out. It owns no clock and no timer: `idleMs` says how long to wait for `end`.
 */
export interface BurstLimits {
  /** Longest gap between two characters of one scan, milliseconds. */
  maxGapMs: number
  /** Fewest characters that can be a scan. */
  minLength: number
  /** Shortest quiet time after which a scan without a terminator is complete, milliseconds. */
  minIdleMs: number
}

export const DEFAULT_LIMITS: BurstLimits = { maxGapMs: 60, minLength: 3, minIdleMs: 100 }

/** What a terminator or a quiet time made of the characters so far. */
export type BurstEnd =
  | { kind: 'scan'; raw: string; startedAt: number }
  | { kind: 'typed'; key: string }
  | { kind: 'nothing' }

export class Burst {
  private text = ''
  private startedAt = 0
  private lastAt = 0
  private widestGap = 0
  private readonly limits: BurstLimits

  constructor(limits: BurstLimits = DEFAULT_LIMITS) {
    this.limits = limits
  }

  /** True once so many characters came so fast that no person typed them. */
  get isFast(): boolean {
    return this.text.length >= this.limits.minLength
  }

  get isEmpty(): boolean {
    return this.text === ''
  }

  /** When the burst began, in the keyboard's time; 0 when empty. */
  get began(): number {
    return this.isEmpty ? 0 : this.startedAt
  }

  /** Milliseconds of quiet after the last character that complete the scan. */
  get idleMs(): number {
    return Math.max(this.limits.minIdleMs, this.widestGap * 4)
  }

  /**
   * Adds characters that arrived together at `at`.
   * Returns what stood before, if the gap shows that it was something else.
   */
  add(chars: string, at: number): BurstEnd {
    let before: BurstEnd = { kind: 'nothing' }
    const gap = at - this.lastAt
    if (!this.isEmpty && gap > this.limits.maxGapMs) before = this.end()
    if (this.isEmpty) {
      this.startedAt = at
      this.widestGap = 0
    } else {
      this.widestGap = Math.max(this.widestGap, gap)
    }
    this.text += chars
    this.lastAt = at
    return before
  }

  /** A terminator (Enter or Tab) at `at`. */
  terminate(at: number): BurstEnd {
    if (!this.isEmpty && at - this.lastAt > this.limits.maxGapMs * 2) {
      this.end()
      return { kind: 'nothing' }
    }
    return this.end()
  }

  /** The quiet time has passed: a long enough burst is a scan, one lone character was typed. */
  end(): BurstEnd {
    const raw = this.text
    const startedAt = this.startedAt
    this.clear()
    if (raw.length >= this.limits.minLength) return { kind: 'scan', raw, startedAt }
    if (raw.length === 1) return { kind: 'typed', key: raw }
    return { kind: 'nothing' }
  }

  clear(): void {
    this.text = ''
    this.widestGap = 0
  }
}
