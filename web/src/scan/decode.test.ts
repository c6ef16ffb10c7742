import { readFile } from 'node:fs/promises'
import type { ReadResult } from 'zxing-wasm/reader'
import { describe, expect, it } from 'vitest'
import { readerOptions, symbolsFrom, textOf } from './decode'
import { Repeats } from './repeats'
import { hex, visible } from './show'

const square = { x: 0, y: 0 }
const position = { topLeft: square, topRight: square, bottomRight: square, bottomLeft: square }

function result(text: string, symbologyIdentifier: string, isValid = true): ReadResult {
  const bytes = new TextEncoder().encode(text)
  return { bytes, symbologyIdentifier, isValid, position } as unknown as ReadResult
}

describe('what is asked of the decoder', () => {
  it('names Code 39 in its standard mode, so that a HIBC plus sign stays one', () => {
    expect(readerOptions(false).formats).toContain('Code39Std')
    expect(readerOptions(false).formats).not.toContain('Code39')
  })

  it('asks for the plain text, not for parentheses', () => {
    expect(readerOptions(true).textMode).toBe('Plain')
  })
})

describe('what is taken from its answer', () => {
  it('keeps the separator and the symbology identifier', () => {
    const [symbol] = symbolsFrom([result('0106901234567892\x1d', ']d2')])
    expect(symbol).toMatchObject({ raw: '0106901234567892\x1d', symbology: ']d2' })
  })

  it('counts one text of one symbology once, and drops what is not valid', () => {
    const found = symbolsFrom([result('A', ']C0'), result('A', ']C0'), result('B', ']C0', false)])
    expect(found.map((symbol) => symbol.raw)).toEqual(['A'])
  })

  it('loses no byte that is not UTF-8', () => {
    expect(textOf(new Uint8Array([0x41, 0xe9, 0x1d]))).toBe('Aé\x1d')
  })
})

describe('a code seen again', () => {
  it('is new only after two seconds without it', () => {
    const repeats = new Repeats(2000)
    const answers = [0, 500, 2400, 4500].map((at) => repeats.isNew('A', at))
    expect(answers).toEqual([true, false, false, true])
  })
})

describe('a raw text for a person', () => {
  it('shows separators as pictures and bytes as hexadecimal', () => {
    expect(visible('01\x1d10')).toBe('01‹GS›10')
    expect(hex('A\x1d')).toBe('41 1D')
  })
})

describe('the built-in decoder', () => {
  it('is the file of this installation, not of a delivery network', async () => {
    const worker = await readFile('src/scan/decode.worker.ts', 'utf-8')
    expect(worker).toContain('zxing_reader.wasm?url')
  })
})
