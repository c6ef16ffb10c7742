/**
 * Sound and vibration for the three outcomes; colour, sign and words are the screen's part.
 * They differ in pitch, number and length, so that they tell apart without looking.
 */
export type Outcome = 'ok' | 'warn' | 'error'

interface Tone {
  hertz: number
  seconds: number
  after: number
}

const TONES: Record<Outcome, Tone[]> = {
  ok: [{ hertz: 1760, seconds: 0.09, after: 0 }],
  warn: [
    { hertz: 988, seconds: 0.14, after: 0 },
    { hertz: 1319, seconds: 0.14, after: 0.18 },
  ],
  error: [
    { hertz: 233, seconds: 0.22, after: 0 },
    { hertz: 196, seconds: 0.3, after: 0.28 },
  ],
}
const VIBRATION: Record<Outcome, number[]> = { ok: [40], warn: [80, 60, 80], error: [80, 60, 160] }
const MUTED_KEY = 'tongma.muted'
const VOLUME = 0.25

let context: AudioContext | null = null

/** Call from a tap (logging in): browsers give no sound before one. */
export function readySound(): void {
  if (typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  if (context.state === 'suspended') void context.resume()
}

export function isMuted(): boolean {
  return localStorage.getItem(MUTED_KEY) === '1'
}

export function setMuted(muted: boolean): void {
  localStorage.setItem(MUTED_KEY, muted ? '1' : '0')
}

export function signal(outcome: Outcome): void {
  navigator.vibrate?.(VIBRATION[outcome])
  if (isMuted()) return
  readySound()
  if (context === null) return
  for (const tone of TONES[outcome]) play(context, tone)
}

function play(audio: AudioContext, tone: Tone): void {
  const start = audio.currentTime + tone.after
  const oscillator = audio.createOscillator()
  const gain = audio.createGain()
  oscillator.type = 'square'
  oscillator.frequency.value = tone.hertz
  gain.gain.setValueAtTime(VOLUME, start)
  gain.gain.exponentialRampToValueAtTime(0.001, start + tone.seconds)
  oscillator.connect(gain).connect(audio.destination)
  oscillator.start(start)
  oscillator.stop(start + tone.seconds)
}
