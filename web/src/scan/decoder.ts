import type { Symbol } from './decode'
import type { DecodeAnswer, DecodeRequest } from './decode.worker'

/** A picture in, its symbols out; one worker, made on first use and kept. */
export class Decoder {
  private worker: Worker | null = null
  private next = 1
  private readonly waiting = new Map<
    number,
    {
      resolve: (symbols: Symbol[]) => void
      reject: (reason: Error) => void
    }
  >()

  read(picture: ImageBitmap, thorough: boolean): Promise<Symbol[]> {
    const worker = (this.worker ??= this.start())
    const id = this.next++
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      worker.postMessage({ id, picture, thorough } satisfies DecodeRequest, [picture])
    })
  }

  close(): void {
    this.worker?.terminate()
    this.worker = null
    this.waiting.clear()
  }

  private start(): Worker {
    const worker = new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = (event: MessageEvent<DecodeAnswer>) => {
      this.waiting.get(event.data.id)?.resolve(event.data.symbols)
      this.waiting.delete(event.data.id)
    }
    worker.onerror = (event) => {
      const reason = new Error(event.message || 'the decoder did not load')
      for (const { reject } of this.waiting.values()) reject(reason)
      this.close()
    }
    return worker
  }
}

/** Symbols of an uploaded or photographed picture. */
export async function readPicture(decoder: Decoder, file: Blob): Promise<Symbol[]> {
  const picture = await createImageBitmap(file)
  return decoder.read(picture, true)
}
