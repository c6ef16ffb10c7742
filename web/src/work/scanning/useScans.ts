import { t } from '@/messages'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useScanner, type Scanned } from './ScanProvider'
import { type Problem, ApiError } from '@/api/problem'
import { signal } from '@/scan/feedback'
import { visible } from '@/scan/show'
import type { ResultRow, Tone } from '@/ui/ResultBlock'
import { problemTitle } from '@/ui/refusals'

/** What a screen makes of one scan. */
export interface Verdict {
  tone: 'ok' | 'warn' | 'error'
  title: string
  rows?: ResultRow[]
  problem?: Problem
}

export interface ScanState {
  tone: Tone
  title: string | null
  rows: ResultRow[]
  problem: Problem | null
  raw: string | null
}

const READY: ScanState = { tone: 'ready', title: null, rows: [], problem: null, raw: null }

export interface Scans {
  state: ScanState
  reset: () => void
  show: (verdict: Verdict) => void
  /** Does what a person answered, and shows what became of it. */
  run: (work: () => Promise<Verdict | null>) => Promise<void>
}

/**
 * Handles scans one after the other, however fast they come: none is dropped while one is in work.
 * The screen changes the moment a code arrives; the verdict follows when there is one.
 */
export function useScans(
  handle: (scanned: Scanned) => Promise<Verdict | null>,
  enabled = true,
): Scans {
  const [state, setState] = useState<ScanState>(READY)
  const line = useRef<Promise<void>>(Promise.resolve())
  const latest = useRef(handle)
  useEffect(() => {
    latest.current = handle
  })

  const show = useCallback((verdict: Verdict) => {
    signal(verdict.tone)
    setState((before) => ({
      ...before,
      tone: verdict.tone,
      title: verdict.title,
      rows: verdict.rows ?? [],
      problem: verdict.problem ?? null,
    }))
  }, [])

  const run = useCallback(
    async (work: () => Promise<Verdict | null>) => {
      const verdict = await judged(work)
      if (verdict) show(verdict)
      else setState(READY)
    },
    [show],
  )

  useScanner((scanned) => {
    setState({ ...READY, tone: 'reading', raw: scanned.raw })
    line.current = line.current.then(() => run(() => latest.current(scanned)))
  }, enabled)

  const reset = useCallback(() => setState(READY), [])
  return { state, reset, show, run }
}

async function judged(work: () => Promise<Verdict | null>): Promise<Verdict | null> {
  try {
    return await work()
  } catch (error) {
    return failed(error)
  }
}

/** A read that failed while a scan was worked on. */
function failed(error: unknown): Verdict {
  if (error instanceof ApiError && error.failure.kind === 'refused') {
    const { problem } = error.failure
    return { tone: 'error', title: problemTitle(problem), problem }
  }
  const isNetwork = error instanceof ApiError && error.failure.kind === 'later'
  return { tone: 'error', title: t(isNetwork ? 'ui.load.network' : 'ui.load.failed') }
}

/** The raw text as a result row, for when nothing better is known about it. */
export function rawRow(raw: string): ResultRow {
  return { label: t('ui.field.code'), value: visible(raw) }
}
