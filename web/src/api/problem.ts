/** RFC 9457 answers of the server, and which of them a device sends again. */
export interface Problem {
  type?: string
  title?: string
  status: number
  detail?: string
  code?: string
  facts?: Record<string, unknown>
  /** The role that can clear a refusal; null when nobody can. */
  clears?: string | null
  request_id?: string
  errors?: { field: string; message: string }[]
}

/** What became of one request that the server did not accept. */
export type Failure =
  | { kind: 'refused'; problem: Problem }
  | { kind: 'later'; seconds: number | null; why: 'network' | 'busy' }
  | { kind: 'logged_out' }

const BUSY = new Set([429, 503])
/** A proxy's own answers: the server may or may not have done the work. */
const LOST_ON_THE_WAY = new Set([502, 504])

/** Reads an answer that is not a success. */
export async function failureOf(response: Response): Promise<Failure> {
  if (response.status === 401) return { kind: 'logged_out' }
  if (BUSY.has(response.status)) {
    return { kind: 'later', seconds: retryAfter(response), why: 'busy' }
  }
  if (LOST_ON_THE_WAY.has(response.status)) return { kind: 'later', seconds: null, why: 'network' }
  return { kind: 'refused', problem: await problemOf(response) }
}

function retryAfter(response: Response): number | null {
  const value = Number(response.headers.get('Retry-After'))
  return Number.isFinite(value) && value > 0 ? value : null
}

async function problemOf(response: Response): Promise<Problem> {
  const bare: Problem = { status: response.status, title: response.statusText }
  if (!(response.headers.get('Content-Type') ?? '').includes('json')) return bare
  try {
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null ? { ...bare, ...body } : bare
  } catch {
    return bare
  }
}

/** Thrown by reads; a command's failure is a value (see outbox). */
export class ApiError extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.kind === 'refused' ? (failure.problem.title ?? 'refused') : failure.kind)
    this.failure = failure
  }

  get status(): number | null {
    return this.failure.kind === 'refused' ? this.failure.problem.status : null
  }
}
