/**
 * What the decoder is asked for and what is taken from its answer. The decoder itself
 * (zxing compiled to WebAssembly, about a megabyte) is loaded by the worker on first use.
 */
import type { ReaderOptions, ReadResult } from 'zxing-wasm/reader'

/** One symbol found in a picture. */
export interface Symbol {
  raw: string
  /** AIM symbology identifier, for example "]d2"; null if the decoder gave none. */
  symbology: string | null
  /** The corners in the picture, clockwise from the top left, in pixels. */
  corners: { x: number; y: number }[]
}

/**
 * `Code39Std`, by name: asked for Code 39 as such, zxing reads a HIBC text "+A123…" in full-ASCII
 * mode as "a123…". An explicit list keeps it, and leaves out symbologies no package carries.
 */
const FORMATS: ReaderOptions['formats'] = [
  'DataMatrix',
  'QRCode',
  'RMQRCode',
  'MicroQRCode',
  'Aztec',
  'PDF417',
  'MicroPDF417',
  'Code128',
  'Code39Std',
  'Code93',
  'Codabar',
  'ITF',
  'EAN13',
  'EAN8',
  'UPCA',
  'UPCE',
  'DataBarOmni',
  'DataBarStk',
  'DataBarStkOmni',
  'DataBarLtd',
  'DataBarExp',
  'DataBarExpStk',
  'MaxiCode',
]

/** Options for one look: a quick one for a running camera, a thorough one for a still picture. */
export function readerOptions(thorough: boolean): ReaderOptions {
  return {
    formats: FORMATS,
    // Plain, not the default: the default puts application identifiers in parentheses.
    textMode: 'Plain',
    tryHarder: true,
    tryRotate: true,
    tryInvert: true,
    tryDownscale: thorough,
    maxNumberOfSymbols: thorough ? 64 : 8,
  }
}

/** The symbol's own bytes, as text: Latin-1 when they are not UTF-8, so that no byte is lost. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  }
}

/** The valid symbols among the decoder's results, each text and symbology once. */
export function symbolsFrom(results: ReadResult[]): Symbol[] {
  const seen = new Map<string, Symbol>()
  for (const result of results) {
    if (!result.isValid || result.bytes.length === 0) continue
    const raw = textOf(result.bytes)
    const symbology = result.symbologyIdentifier || null
    const { topLeft, topRight, bottomRight, bottomLeft } = result.position
    const corners = [topLeft, topRight, bottomRight, bottomLeft]
    const key = `${symbology ?? ''} ${raw}`
    if (!seen.has(key)) seen.set(key, { raw, symbology, corners })
  }
  return [...seen.values()]
}

/** Angles tried in order when a picture shows no symbol: tilted linear codes need them. */
export const TILTS_DEGREES = [0, 15, -15, 30, -30, 45]
