import { ask } from '@/api/client'
import { station } from '@/app/device'
import type { Scanned } from '@/app/ScanProvider'
import type { Scan } from '@/outbox/store'
import type { ScanRead } from './shapes'

/** Where the scan happens: the same code means something else on another document. */
export interface ScanContext {
  place_id?: string
  document_id?: string
}

/** What object a code is, and what can be done with it here. */
export function readScan(scanned: Scanned, context: ScanContext = {}): Promise<ScanRead> {
  const { raw, symbology } = scanned
  return ask<ScanRead>('/scans/read', { raw, symbology, ...stationHere(), ...context })
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
