/**
 * Turns key events into the characters that the scanner meant, separators included.
 *
 * Keyboard scanners send the group separator (0x1D) in five ways: Ctrl+], a key named "\x1d", F8,
 * Alt with 0 2 9 on the number pad, or as text of an input method (that one is not a key event; see
 * wedge.ts). Some firmware holds Alt on every key, so Alt alone does not mean a code.
 */
export const GS = '\x1d'
export const RS = '\x1e'
export const FS = '\x1c'
export const US = '\x1f'
export const EOT = '\x04'

export interface KeyLike {
  key: string
  code?: string
  ctrlKey?: boolean
  altKey?: boolean
  metaKey?: boolean
}

const CONTROL_BY_KEY: Record<string, string> = {
  ']': GS,
  '^': RS,
  '6': RS,
  '\\': FS,
  _: US,
  d: EOT,
  D: EOT,
}
const CONTROL_BY_ALT_CODE: Record<string, string> = {
  '029': GS,
  '0029': GS,
  '030': RS,
  '0030': RS,
  '028': FS,
  '031': US,
  '004': EOT,
  '0004': EOT,
}
const LONGEST_ALT_CODE = 4

/**
 * The character that one key alone stands for: a printable one, a control character, or null
 * for keys that carry none (Shift, arrows, a letter shortcut).
 */
export function characterOf(event: KeyLike): string | null {
  if (event.metaKey) return null
  if (event.key === 'F8') return GS
  if (event.ctrlKey && !event.altKey) {
    if (event.code === 'BracketRight') return GS
    return CONTROL_BY_KEY[event.key] ?? controlCharacter(event.key)
  }
  if ([...event.key].length === 1) return event.key
  return null
}

function controlCharacter(key: string): string | null {
  return key.length === 1 && key < ' ' ? key : null
}

/**
 * Collects digits typed with Alt held. Give every key; what comes back are the characters that
 * are certain by now (possibly none, possibly the run that turned out to be no code).
 *
 * Only digits that make up the whole time for which Alt was held are a code: where Alt is held
 * on every key, "029" inside a lot number stays text.
 */
export class AltCode {
  private run = ''
  private held = 0

  key(char: string, altKey: boolean): string {
    if (!altKey) return this.release() + char
    this.held += 1
    const collects = /^\d$/.test(char) && this.held === this.run.length + 1
    if (collects && this.run.length < LONGEST_ALT_CODE) {
      this.run += char
      return ''
    }
    return this.literal() + char
  }

  /** Alt went up, or a key without Alt came: the run is a control character if it spells one. */
  release(): string {
    const run = this.run
    this.run = ''
    this.held = 0
    return CONTROL_BY_ALT_CODE[run] ?? run
  }

  /** The scan ended; Alt still held on the terminator means that it was held on every key. */
  finish(altKey: boolean): string {
    const rest = altKey ? this.literal() : this.release()
    this.held = 0
    return rest
  }

  private literal(): string {
    const run = this.run
    this.run = ''
    return run
  }
}
