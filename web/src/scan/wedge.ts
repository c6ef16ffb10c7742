/**
 * Captures what a keyboard-wedge scanner sends, whatever has the focus.
 *
 * Two ways in, because scanners use both: key events (caught before anything else sees them) and
 * text that an input method puts into the focused field. For the second there is one capture field,
 * always focused when no other field is, with `inputmode="none"` so that no keyboard pops up on a
 * handheld. It is not read-only: a read-only field gets no text from the input method.
 */
import { Burst, DEFAULT_LIMITS, type BurstEnd, type BurstLimits } from './burst'
import { AltCode, characterOf, GS } from './keys'

export interface WedgeScan {
  raw: string
  /** Keyboard time of the first character, on the clock of `performance.now()`. */
  startedAt: number
}

export interface WedgeListener {
  scan: (scan: WedgeScan) => void
  /** One key pressed by a person while no field had the focus: for shortcuts. */
  key?: (key: string) => void
  /** An input method (Chinese, Japanese…) is composing: what comes is not what was scanned. */
  inputMethodOn?: () => void
}

const ALREADY_COUNTED_MS = 40
const LATE_TIMER_MS = 30
const TABBED_MS = 300
/** What lies over the page keeps the focus that it took. */
const LAYERS = '[role=dialog], [role=menu], [role=listbox]'

interface Editable {
  field: HTMLInputElement | HTMLTextAreaElement
  value: string
  /** The field wants the scan as its text (a waybill number): it is marked `data-scan="text"`. */
  keeps: boolean
}

export interface WedgeOptions {
  limits?: BurstLimits
  /**
   * Take the focus back from a tapped button too. On a handheld the scanner's text goes to the
   * focused field or is lost; at a desk a person may go on with Tab from where they clicked.
   */
  afterTaps?: boolean
}

export class Wedge {
  private readonly burst: Burst
  private readonly alt = new AltCode()
  private timer: ReturnType<typeof setTimeout> | undefined
  private before: Editable | null = null
  private lastControl = { char: '', at: -Infinity }
  private composedKeys = 0
  private isAttached = false
  private tabbedAt = -Infinity
  private readonly field: HTMLInputElement
  private readonly doc: Document
  private readonly listener: WedgeListener
  private readonly afterTaps: boolean

  constructor(field: HTMLInputElement, listener: WedgeListener, options: WedgeOptions = {}) {
    this.field = field
    this.doc = field.ownerDocument
    this.listener = listener
    this.afterTaps = options.afterTaps ?? false
    this.burst = new Burst(options.limits ?? DEFAULT_LIMITS)
  }

  /** Starts listening; the answer stops it. */
  attach(): () => void {
    const doc = this.doc
    const abort = new AbortController()
    const capture = { capture: true, signal: abort.signal }
    doc.addEventListener('keydown', this.onKeyDown, capture)
    doc.addEventListener('keyup', this.onKeyUp, capture)
    this.field.addEventListener('input', this.onInput, { signal: abort.signal })
    this.field.addEventListener('compositionend', this.onComposed, { signal: abort.signal })
    this.field.addEventListener('paste', this.onPaste, { signal: abort.signal })
    doc.addEventListener('focusout', () => this.keepFocus(), { signal: abort.signal })
    doc.addEventListener('click', (event) => this.afterClick(event), { signal: abort.signal })
    doc.addEventListener('focusin', (event) => this.afterFocus(event), { signal: abort.signal })
    this.isAttached = true
    this.keepFocus()
    return () => {
      this.isAttached = false
      abort.abort()
      clearTimeout(this.timer)
      this.burst.clear()
    }
  }

  /** Gives the focus back to the capture field unless something else holds it. */
  keepFocus(): void {
    // After the browser has moved the focus: while it does, the page itself seems to have it.
    setTimeout(() => {
      const active = this.doc.activeElement
      const isFree = active === null || active === this.doc.body
      if (isFree && this.isAttached) this.field.focus({ preventScroll: true })
    }, 0)
  }

  private afterClick(event: MouseEvent): void {
    // A click by Enter or Space has no detail: that person works by keyboard and keeps the focus.
    if (!this.afterTaps || event.detail === 0) return
    setTimeout(() => {
      const keeps = isEditable(this.doc.activeElement) || !this.isAttached
      if (!keeps) this.field.focus({ preventScroll: true })
    }, 0)
  }

  /** A dialog that closes gives the focus back to its button; on a handheld that helps nobody. */
  private afterFocus(event: FocusEvent): void {
    const { target } = event
    if (!this.afterTaps || target === this.field || isEditable(target)) return
    const byTab = performance.now() - this.tabbedAt < TABBED_MS
    const inLayer = target instanceof Element && target.closest(LAYERS) !== null
    if (!byTab && !inLayer) setTimeout(() => this.takeBack(target), 0)
  }

  private takeBack(from: EventTarget | null): void {
    if (this.isAttached && this.doc.activeElement === from)
      this.field.focus({ preventScroll: true })
  }

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Alt') return
    if (event.key === 'Tab') this.tabbedAt = performance.now()
    if (event.isComposing || event.key === 'Process') {
      this.countComposedKey(event)
      return
    }
    if (event.repeat) return
    if (event.key === 'Enter' || event.key === 'Tab') {
      this.onTerminator(event)
      return
    }
    const char = characterOf(event)
    if (char === null || !this.mayStart(char, event)) return
    this.rememberField(event.target)
    const sure = this.alt.key(char, event.altKey)
    if (this.isCapturing(event.target) || char < ' ') event.preventDefault()
    if (sure !== '') this.take(sure, event.timeStamp)
    else this.armTimer()
  }

  private readonly onKeyUp = (event: KeyboardEvent): void => {
    if (event.key !== 'Alt') return
    const sure = this.alt.release()
    if (sure !== '') this.take(sure, event.timeStamp)
  }

  /** A browser's own shortcut (Ctrl+C) is not the start of a scan; inside a burst it is a code. */
  private mayStart(char: string, event: KeyboardEvent): boolean {
    if (!event.ctrlKey || char === GS) return true
    return !this.burst.isEmpty
  }

  private onTerminator(event: KeyboardEvent): void {
    const rest = this.alt.finish(event.altKey)
    if (rest !== '') this.take(rest, event.timeStamp)
    const fast = this.burst.isFast
    const end = this.burst.terminate(event.timeStamp)
    if (end.kind === 'scan' && fast) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    this.finish(end)
  }

  private take(chars: string, at: number): void {
    if (this.isEchoOfControl(chars, at)) return
    if (chars.length === 1 && chars < ' ') this.lastControl = { char: chars, at }
    const before = this.burst.add(chars, at)
    if (before.kind === 'scan') this.finish(before)
    this.armTimer()
  }

  /** A separator may arrive twice: as Alt code, and as the character the system made of it. */
  private isEchoOfControl(chars: string, at: number): boolean {
    const { char, at: seen } = this.lastControl
    const isEcho = chars === char && at - seen < ALREADY_COUNTED_MS && !this.burst.isEmpty
    this.lastControl = { char: '', at: -Infinity }
    return isEcho
  }

  private armTimer(): void {
    clearTimeout(this.timer)
    const wait = this.burst.idleMs
    const due = performance.now() + wait
    this.timer = setTimeout(() => {
      // A timer that fires late was held up by the page, and so were the keys behind it.
      if (performance.now() - due > LATE_TIMER_MS) this.armTimer()
      else this.finish(this.burst.end())
    }, wait)
  }

  private finish(end: BurstEnd): void {
    clearTimeout(this.timer)
    const remembered = this.before
    this.before = null
    if (end.kind === 'scan') {
      this.field.value = ''
      if (remembered?.keeps) return
      if (remembered) restore(remembered)
      this.listener.scan({ raw: end.raw, startedAt: end.startedAt })
    } else if (end.kind === 'typed' && remembered === null) {
      this.listener.key?.(end.key)
    }
  }

  /** Before the first character of a possible scan: what the field held, to put it back. */
  private rememberField(target: EventTarget | null): void {
    if (!this.burst.isEmpty || !isTextField(target) || target === this.field) return
    this.before = {
      field: target,
      value: target.value,
      keeps: target.dataset['scan'] === 'text',
    }
  }

  /** Nothing else needs the character. A lone Space on a button still presses it. */
  private isCapturing(target: EventTarget | null): boolean {
    if (target === this.field || target === this.doc.body) return true
    return !isEditable(target) && !this.burst.isEmpty
  }

  private readonly onInput = (event: Event): void => {
    const { data, inputType, isComposing } = event as InputEvent
    if (isComposing || inputType === 'insertCompositionText') {
      this.armTimer()
      return
    }
    this.takeText(data ?? this.field.value, event.timeStamp)
    this.field.value = ''
  }

  private readonly onComposed = (event: CompositionEvent): void => {
    const keys = this.composedKeys
    this.composedKeys = 0
    this.field.value = ''
    if (keys > 0) this.listener.inputMethodOn?.()
    else this.takeText(event.data, event.timeStamp)
  }

  private readonly onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text') ?? ''
    event.preventDefault()
    if (text !== '') this.finish({ kind: 'scan', raw: text.trim(), startedAt: event.timeStamp })
  }

  /** Text from an input method: whole, or character by character, perhaps with its Enter. */
  private takeText(text: string, at: number): void {
    const body = text.replace(/[\r\n\t]+$/, '')
    if (body !== '') this.take(body, at)
    if (body !== text) this.finish(this.burst.terminate(at))
  }

  /** Keys of a desktop input method have a physical code; those of a scanner's own have none. */
  private countComposedKey(event: KeyboardEvent): void {
    if (event.code !== '' && event.target === this.field) this.composedKeys += 1
  }
}

function isTextField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

function isEditable(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NOT_TYPED_INTO.has(target.type)
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  return target instanceof HTMLElement && target.isContentEditable
}

const NOT_TYPED_INTO = new Set(['button', 'submit', 'reset', 'checkbox', 'radio', 'file', 'range'])

/** Puts the old text back so that React notices: by the prototype's setter, with an event. */
function restore({ field, value }: Editable): void {
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set
  setter?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
