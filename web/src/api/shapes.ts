/** Shapes that many endpoints share (the conventions); single endpoints' are generated. */
import type { components } from './schema'

/** An answer, or a part of one, as the server's own description has it. */
export type Shape<Name extends keyof components['schemas']> = components['schemas'][Name]

export interface Page<Row> {
  rows: Row[]
  next: string | null
}

export interface Site {
  id: string
  code: string
  name: string
}

export interface Session {
  person: { id: string; username: string; name: string }
  roles: string[]
  /** Names like "receiving.receive_line". */
  actions: string[]
  sites: Site[]
  csrf_token: string
  must_change_password: boolean
}
