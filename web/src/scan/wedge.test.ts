import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Wedge, type WedgeOptions } from './wedge'

const GS = '\x1d'
let field: HTMLInputElement
let scans: string[]
let keys: string[]
let warned: number
let stop: () => void
let now: number

function start(options: WedgeOptions = {}): void {
  const wedge = new Wedge(
    field,
    {
      scan: (scan) => scans.push(scan.raw),
      key: (key) => keys.push(key),
      inputMethodOn: () => (warned += 1),
    },
    options,
  )
  stop = wedge.attach()
}

function at<E extends Event>(event: E, time: number): E {
  Object.defineProperty(event, 'timeStamp', { value: time })
  return event
}

function press(key: string, init: KeyboardEventInit = {}, gap = 4, type = 'keydown'): boolean {
  now += gap
  const event = at(new KeyboardEvent(type, { key, bubbles: true, cancelable: true, ...init }), now)
  return (document.activeElement ?? document.body).dispatchEvent(event)
}

function burst(text: string, init: KeyboardEventInit = {}): void {
  for (const char of text) press(char, init)
}

function insert(data: string, inputType = 'insertText', gap = 4): void {
  now += gap
  field.dispatchEvent(at(new InputEvent('input', { data, inputType, bubbles: true }), now))
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  document.body.innerHTML =
    '<input id="capture" inputmode="none"><button>b</button><input id="edit">'
  field = document.querySelector('#capture') as HTMLInputElement
  scans = []
  keys = []
  warned = 0
  now = 1000
})

afterEach(() => {
  stop()
  vi.useRealTimers()
})

describe('a burst of keys', () => {
  it('is one scan, character by character, with nothing focused', () => {
    start()
    burst('A-01-02')
    press('Enter')
    expect(scans).toEqual(['A-01-02'])
  })

  it('is one scan while a button has the focus, and does not press the button', () => {
    start()
    const button = document.querySelector('button') as HTMLButtonElement
    button.focus()
    burst('0106901234567892')
    const passed = press('Enter')
    expect(passed).toBe(false)
    expect(scans).toEqual(['0106901234567892'])
  })

  it('is whole when the page was busy for 300 ms in the middle of it', () => {
    start()
    burst('01069012')
    const late = performance.now() + 300
    const clock = vi.spyOn(performance, 'now').mockReturnValue(late)
    vi.advanceTimersByTime(100)
    clock.mockRestore()
    // The handlers run late; the keys still carry the times at which they were sent.
    burst('34567892')
    press('Enter')
    expect(scans).toEqual(['0106901234567892'])
  })

  it('is complete after a quiet time when the scanner sends no Enter', () => {
    start()
    burst('0106901234567892')
    vi.advanceTimersByTime(99)
    expect(scans).toEqual([])
    vi.advanceTimersByTime(2)
    expect(scans).toEqual(['0106901234567892'])
  })

  it('leaves the text of a focused field as it was', () => {
    start()
    const edit = document.querySelector('#edit') as HTMLInputElement
    edit.value = 'note'
    edit.focus()
    for (const char of 'A-01-02') {
      press(char)
      edit.value += char
    }
    press('Enter')
    expect(scans).toEqual(['A-01-02'])
    expect(edit.value).toBe('note')
  })

  it('stays in a field that wants the scan as its text', () => {
    start()
    const edit = document.querySelector('#edit') as HTMLInputElement
    edit.dataset['scan'] = 'text'
    edit.focus()
    for (const char of 'SF1234567890') {
      press(char)
      edit.value += char
    }
    const passed = press('Enter')
    expect(passed).toBe(false)
    expect(scans).toEqual([])
    expect(edit.value).toBe('SF1234567890')
  })
})

describe('the group separator', () => {
  const before = '0106901234567892' + '10AB'
  const after = '21Q1'

  it.each([
    ['Ctrl and ]', () => press(']', { ctrlKey: true, code: 'BracketRight' })],
    [
      'Ctrl and the physical ] key of another layout',
      () => press('+', { ctrlKey: true, code: 'BracketRight' }),
    ],
    ['a key of its own', () => press(GS)],
    ['F8', () => press('F8')],
    [
      'Alt and 0 2 9, with Alt going up',
      () => {
        press('Alt', { altKey: true })
        burst('029', { altKey: true })
        press('Alt', {}, 4, 'keyup')
      },
    ],
    ['Alt and 0 2 9, without Alt going up', () => burst('029', { altKey: true })],
    [
      'Alt code that the system turns into the character as well',
      () => {
        burst('029', { altKey: true })
        press('Alt', {}, 4, 'keyup')
        press(GS)
      },
    ],
    ['text of an input method', () => insert(GS)],
  ])('is kept when sent as %s', (_way, send) => {
    start()
    burst(before)
    send()
    burst(after)
    press('Enter')
    expect(scans).toEqual([`${before}${GS}${after}`])
  })

  it('is kept in a scan that an input method inserts whole', () => {
    start()
    insert(`${before}${GS}${after}`)
    press('Enter')
    expect(scans).toEqual([`${before}${GS}${after}`])
  })

  it('is not made up when the firmware holds Alt on every key', () => {
    start()
    burst('01069012345678921029A029', { altKey: true })
    press('Enter', { altKey: true })
    expect(scans).toEqual(['01069012345678921029A029'])
  })
})

describe('an envelope of ISO 15434', () => {
  it('keeps record separator and end of transmission', () => {
    start()
    burst('[)>')
    press('^', { ctrlKey: true })
    burst('06')
    press(']', { ctrlKey: true })
    burst('9N111234567842')
    press('^', { ctrlKey: true })
    press('d', { ctrlKey: true })
    press('Enter')
    expect(scans).toEqual(['[)>\x1e06\x1d9N111234567842\x1e\x04'])
  })
})

describe('a person typing', () => {
  it('is not a scan', () => {
    start()
    for (const char of 'abcdef') {
      press(char, {}, 200)
      vi.advanceTimersByTime(200)
    }
    press('Enter', {}, 200)
    expect(scans).toEqual([])
  })

  it('gives single keys for shortcuts, but only when no field has the focus', () => {
    start()
    press('/', {}, 500)
    vi.advanceTimersByTime(200)
    const edit = document.querySelector('#edit') as HTMLInputElement
    edit.focus()
    press('x', {}, 500)
    vi.advanceTimersByTime(200)
    expect(keys).toEqual(['/'])
  })

  it('can press a focused button with the space bar', () => {
    start()
    const button = document.querySelector('button') as HTMLButtonElement
    button.focus()
    expect(press(' ', {}, 500)).toBe(true)
  })

  it('can copy with Ctrl and C', () => {
    start()
    expect(press('c', { ctrlKey: true }, 500)).toBe(true)
    expect(press('d', { ctrlKey: true }, 500)).toBe(true)
  })
})

describe('a shortcut character inside a burst', () => {
  it('opens nothing', () => {
    start()
    burst('HTTPS://a/b?c')
    press('Enter')
    vi.advanceTimersByTime(500)
    expect(keys).toEqual([])
    expect(scans).toEqual(['HTTPS://a/b?c'])
  })
})

describe('an input method on a desktop', () => {
  it('gives a warning and no scan', () => {
    start()
    vi.advanceTimersByTime(1)
    for (const char of 'LOT') press('Process', { code: `Key${char}`, isComposing: true })
    field.dispatchEvent(at(new CompositionEvent('compositionend', { data: '老天' }), now))
    vi.advanceTimersByTime(500)
    expect(scans).toEqual([])
    expect(warned).toBe(1)
  })

  it('of a scanner composes without physical keys, and that is a scan', () => {
    start()
    field.dispatchEvent(at(new CompositionEvent('compositionend', { data: 'A-01-02' }), now))
    vi.advanceTimersByTime(500)
    expect(scans).toEqual(['A-01-02'])
  })
})

describe('the capture field', () => {
  it('lets another field have the focus', () => {
    start()
    vi.advanceTimersByTime(1)
    const edit = document.querySelector('#edit') as HTMLInputElement
    edit.focus()
    vi.advanceTimersByTime(1)
    expect(document.activeElement).toBe(edit)
  })

  it('has the focus from the start, and gets it back when another field loses it', () => {
    start()
    vi.advanceTimersByTime(1)
    expect(document.activeElement).toBe(field)
    const edit = document.querySelector('#edit') as HTMLInputElement
    edit.focus()
    edit.blur()
    vi.advanceTimersByTime(1)
    expect(document.activeElement).toBe(field)
  })

  it('leaves a button that was reached by Tab focused, and takes the focus from any other', () => {
    start({ afterTaps: true })
    const button = document.querySelector('button') as HTMLButtonElement
    press('Tab', {}, 500)
    button.focus()
    vi.advanceTimersByTime(1)
    expect(document.activeElement).toBe(button)
    vi.advanceTimersByTime(1000)
    button.blur()
    button.focus()
    vi.advanceTimersByTime(1)
    expect(document.activeElement).toBe(field)
  })

  it('takes the focus back after a tap on a handheld, not at a desk', () => {
    start({ afterTaps: true })
    const button = document.querySelector('button') as HTMLButtonElement
    button.focus()
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }))
    vi.advanceTimersByTime(1)
    expect(document.activeElement).toBe(field)
    stop()
    start()
    button.focus()
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }))
    vi.advanceTimersByTime(1)
    expect(document.activeElement).toBe(button)
  })
})
