/** Commands that carry a password: sent once, never stored on the device. */
import { v7 as uuidv7 } from 'uuid'
import { address, send, type Result } from './client'

export function sendSecret<T>(
  path: string,
  command: unknown,
  appVersion: string,
): Promise<Result<T>> {
  const body = {
    request_id: uuidv7(),
    happened_at: new Date().toISOString(),
    app_version: appVersion,
    scans: [],
    command,
  }
  return send<T>(address(path), { method: 'POST', body })
}
