import { ask } from '@/api/client'
import { station } from '@/work/session/device'
import type { Scanned } from './ScanProvider'
import type { Scan } from '@/outbox/store'
import type { Resolved } from './shapes'

/** Where the scan happens: the same code means something else on another document. */
export interface ScanContext {
  site_id?: string
  place_id?: string
  document_id?: string
}

/** A hand that holds a package does not wait longer; the text is kept and sent. */
const PATIENCE_MS = 6_000

/** What the symbols of one package are, decided by everything that is known here. */
export function resolve(scanned: Scanned[], context: ScanContext = {}): Promise<Resolved> {
  const scans = scanned.map(scanOf)
  return ask<Resolved>('/scans/resolve', { scans, ...stationHere(), ...context }, PATIENCE_MS)
}

/** The station of this device: its scanner's habits are undone by the server. */
export function stationHere(): { station?: string } {
  const code = station()
  return code === '' ? {} : { station: code }
}

/** The scan as a command carries it. */
export function scanOf({ raw, symbology, way }: Scanned): Scan {
  return { raw, symbology, way }
}
