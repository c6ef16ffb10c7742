/** A reference record as it is now, with what the server shows beside its own data. */
export interface ReferenceRecord<Data = Record<string, unknown>> {
  id: string
  version: number
  saved_at: string
  saved_by: string
  reason: string
  data: Data
  [more: string]: unknown
}

export interface VersionRow {
  version: number
  saved_at: string
  saved_by: string
  reason: string
  record_id: string
  from: string
  to: string | null
  changes: { field: string; from: unknown; to: unknown }[]
}
