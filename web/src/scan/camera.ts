/** Reads codes from the camera until stopped. Needs a secure context (https or localhost). */
import type { Symbol } from './decode'
import { Decoder } from './decoder'
import { Repeats } from './repeats'

export type CameraTrouble = 'not_secure' | 'not_allowed' | 'not_found' | 'failed'

export interface CameraListener {
  found: (symbol: Symbol) => void
  trouble: (trouble: CameraTrouble) => void
}

export interface CameraControl {
  stop: () => void
  /** Null where the camera has no light. */
  light: ((on: boolean) => Promise<void>) | null
}

const PAUSE_BETWEEN_LOOKS_MS = 60

export async function startCamera(
  video: HTMLVideoElement,
  listener: CameraListener,
): Promise<CameraControl | null> {
  const stream = await openStream(listener)
  if (stream === null) return null
  video.srcObject = stream
  await video.play()
  const decoder = new Decoder()
  const running = { on: true }
  void lookAgainAndAgain(video, decoder, listener, running)
  const track = stream.getVideoTracks()[0]
  return {
    stop: () => {
      running.on = false
      decoder.close()
      stream.getTracks().forEach((each) => each.stop())
      video.srcObject = null
    },
    light: track && hasLight(track) ? (on) => switchLight(track, on) : null,
  }
}

async function openStream(listener: CameraListener): Promise<MediaStream | null> {
  if (!navigator.mediaDevices?.getUserMedia) {
    listener.trouble('not_secure')
    return null
  }
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
    })
  } catch (reason) {
    listener.trouble(troubleOf(reason))
    return null
  }
}

function troubleOf(reason: unknown): CameraTrouble {
  const name = reason instanceof Error ? reason.name : ''
  if (name === 'NotAllowedError') return 'not_allowed'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'not_found'
  return 'failed'
}

async function lookAgainAndAgain(
  video: HTMLVideoElement,
  decoder: Decoder,
  listener: CameraListener,
  running: { on: boolean },
): Promise<void> {
  const repeats = new Repeats()
  while (running.on) {
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      await lookOnce(video, decoder, listener, repeats)
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_BETWEEN_LOOKS_MS))
  }
}

async function lookOnce(
  video: HTMLVideoElement,
  decoder: Decoder,
  listener: CameraListener,
  repeats: Repeats,
): Promise<void> {
  try {
    const picture = await createImageBitmap(video)
    for (const symbol of await decoder.read(picture, false)) {
      if (repeats.isNew(symbol.raw, performance.now())) listener.found(symbol)
    }
  } catch {
    listener.trouble('failed')
  }
}

interface LightCapable extends MediaTrackCapabilities {
  torch?: boolean
}

function hasLight(track: MediaStreamTrack): boolean {
  return (track.getCapabilities?.() as LightCapable | undefined)?.torch === true
}

function switchLight(track: MediaStreamTrack, on: boolean): Promise<void> {
  return track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
}
