/** Requests that carry a password: sent once, never stored on the device. */
import { address, send, type Result } from './client'

/** Changes one's own password; all sessions end with it. */
export function changePassword(old: string, next: string): Promise<Result<unknown>> {
  return send(address('/session/password'), { method: 'POST', body: { old, new: next } })
}
