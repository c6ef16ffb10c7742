import { address, send, type Result } from '@/api/client'

const UPLOAD_TIMEOUT_MS = 120_000

/** Stores a file; it is known from then on by the SHA-256 of its bytes. */
export function uploadFile(file: File): Promise<Result<{ sha256: string }>> {
  const form = new FormData()
  form.append('file', file)
  return send(address('/files'), {
    method: 'POST',
    body: form,
    timeoutMs: UPLOAD_TIMEOUT_MS,
  })
}
