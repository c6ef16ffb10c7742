/** The one place that talks to the server: session token, timeouts, errors as values. */
import { ApiError, failureOf, type Failure } from './problem'

export const API = '/api/v1'
const TIMEOUT_MS = 20_000

let csrfToken: string | null = null
let onLoggedOut: () => void = () => undefined

export function setCsrfToken(token: string | null): void {
  csrfToken = token
}

export function whenLoggedOut(listener: () => void): void {
  onLoggedOut = listener
}

export type Query = Record<string, string | number | boolean | null | undefined>

/** `/items` with {q: "a", after: null} becomes `/api/v1/items?q=a`: empty filters are left out. */
export function address(path: string, query: Query = {}): string {
  const filled = Object.entries(query)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([key, value]) => [key, String(value)])
  const search = new URLSearchParams(filled).toString()
  return `${API}${path}${search === '' ? '' : `?${search}`}`
}

export interface Sent {
  method?: string
  body?: unknown
  headers?: Record<string, string>
  timeoutMs?: number
}

export type Result<T> =
  { ok: true; value: T; etag: string | null } | { ok: false; failure: Failure }

/** Sends one request. Never throws for an answer or a lost one: both are values. */
export async function send<T>(url: string, sent: Sent = {}): Promise<Result<T>> {
  let response: Response
  try {
    response = await fetch(url, {
      method: sent.method ?? 'GET',
      headers: headersOf(sent),
      body: bodyOf(sent.body),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(sent.timeoutMs ?? TIMEOUT_MS),
    })
  } catch {
    return { ok: false, failure: { kind: 'later', seconds: null, why: 'network' } }
  }
  if (!response.ok) {
    const failure = await failureOf(response)
    if (failure.kind === 'logged_out') onLoggedOut()
    return { ok: false, failure }
  }
  return readBody<T>(response)
}

async function readBody<T>(response: Response): Promise<Result<T>> {
  const etag = response.headers.get('ETag')
  if (response.status === 204) return { ok: true, value: undefined as T, etag }
  try {
    return { ok: true, value: (await response.json()) as T, etag }
  } catch {
    // The connection broke in the middle of the answer: the same as no answer.
    return { ok: false, failure: { kind: 'later', seconds: null, why: 'network' } }
  }
}

function headersOf(sent: Sent): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json', ...sent.headers }
  const isForm = sent.body instanceof FormData || sent.body instanceof Blob
  if (sent.body !== undefined && !isForm) headers['Content-Type'] = 'application/json'
  if ((sent.method ?? 'GET') !== 'GET' && csrfToken !== null) headers['X-CSRF-Token'] = csrfToken
  return headers
}

function bodyOf(body: unknown): BodyInit | null {
  if (body === undefined) return null
  if (body instanceof FormData || body instanceof Blob) return body
  return JSON.stringify(body)
}

/** A read; throws ApiError, which is what the query cache wants. */
export async function get<T>(path: string, query: Query = {}): Promise<T> {
  const result = await send<T>(address(path, query))
  if (result.ok) return result.value
  throw new ApiError(result.failure)
}

/** A read together with the version that a later change must name. */
export async function getVersioned<T>(path: string): Promise<{ value: T; etag: string | null }> {
  const result = await send<T>(address(path))
  if (result.ok) return { value: result.value, etag: result.etag }
  throw new ApiError(result.failure)
}

/** A POST that changes nothing (reading a scan, a preview). */
export async function ask<T>(path: string, body: unknown, timeoutMs?: number): Promise<T> {
  const result = await send<T>(address(path), { method: 'POST', body, timeoutMs })
  if (result.ok) return result.value
  throw new ApiError(result.failure)
}
