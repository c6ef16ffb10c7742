/** Ignores a code seen again within a time: a camera sees one package many times a second. */
export class Repeats {
  private readonly lastSeen = new Map<string, number>()
  private readonly withinMs: number

  constructor(withinMs = 2000) {
    this.withinMs = withinMs
  }

  /** True if `raw` was not seen within the time before `at`; seeing it starts the time again. */
  isNew(raw: string, at: number): boolean {
    const last = this.lastSeen.get(raw)
    this.lastSeen.set(raw, at)
    for (const [key, seen] of this.lastSeen) {
      if (at - seen > this.withinMs) this.lastSeen.delete(key)
    }
    return last === undefined || at - last > this.withinMs
  }
}
