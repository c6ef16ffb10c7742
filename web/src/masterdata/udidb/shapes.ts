/** Registered devices as the public UDI databases have them: proposals, never confirmed facts. */

export interface DeviceRow {
  id: string
  source: string
  primary_di: string | null
  version: number
  version_on: string
  status: string
  name: string
  brand: string
  model: string
  article: string
  registrant: string
  registrations: string[]
  product_codes: string[]
  withdrawn_on: string
}

/** One DI of a device. */
export interface DeviceNumber {
  value: string
  role: string
  issuer: string
  contains: string
  quantity: string | null
  level: string
  status: string
  ended: string
  /** Sales units in it; null where the published levels do not multiply through. */
  factor: string | null
}

export interface Device extends Omit<DeviceRow, 'id' | 'primary_di'> {
  primary: string
  asked: DeviceNumber
  uses: string | null
  numbers: DeviceNumber[]
  details: {
    carries?: Record<string, boolean | null>
    single_use?: boolean | null
    sterile?: boolean | null
    mri?: string
    description?: string
    published_on?: string
    storage?: { condition: string; low: string; high: string; unit: string; text: string }[]
  }
  /** The same number in another database. */
  others: Device[]
}

/** A released file that was, or is being, loaded. */
export interface Load {
  id: string
  name: string
  state: string
  path: string
  record: number
  records: number
  taken: number
  faults: number
  started_at: string
  finished_at: string | null
}
