import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { readerOptions, symbolsFrom, TILTS_DEGREES, type Symbol } from './decode'

export interface DecodeRequest {
  id: number
  picture: ImageBitmap
  thorough: boolean
}

export interface DecodeAnswer {
  id: number
  symbols: Symbol[]
}

const CAMERA_BUDGET_MS = 400
const STILL_BUDGET_MS = 4000
const LONGEST_SIDE = 4096

// From this installation, not from the content delivery network that the library would ask.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } })

self.onmessage = async (event: MessageEvent<DecodeRequest>): Promise<void> => {
  const { id, picture, thorough } = event.data
  const symbols = await look(picture, thorough)
  picture.close()
  self.postMessage({ id, symbols } satisfies DecodeAnswer)
}

async function look(picture: ImageBitmap, thorough: boolean): Promise<Symbol[]> {
  const until = performance.now() + (thorough ? STILL_BUDGET_MS : CAMERA_BUDGET_MS)
  for (const degrees of thorough ? TILTS_DEGREES : TILTS_DEGREES.slice(0, 3)) {
    const results = await readBarcodes(turned(picture, degrees), readerOptions(thorough))
    const symbols = symbolsFrom(results)
    if (symbols.length > 0) return symbols
    if (performance.now() > until) break
  }
  return []
}

function turned(picture: ImageBitmap, degrees: number): ImageData {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const width = Math.round(picture.width * scale)
  const height = Math.round(picture.height * scale)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no drawing context in this browser')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.translate(width / 2, height / 2)
  context.rotate((degrees * Math.PI) / 180)
  context.drawImage(picture, -width / 2, -height / 2, width, height)
  return context.getImageData(0, 0, width, height)
}
