/** A form as data: what to ask for, and what the command gets. */
export interface Choice {
  value: string
  label: string
}

export interface FieldSpec {
  name: string
  label: string
  kind:
    | 'text'
    | 'long'
    | 'decimal'
    | 'date'
    | 'choice'
    | 'choices'
    | 'check'
    | 'ref'
    | 'password'
    | 'rows'
    | 'heading'
    | 'photo'
  required?: boolean
  choices?: Choice[]
  /** For `ref`: the list in which a person searches. */
  from?: RefSource
  /** For `rows`: the fields of each row. */
  fields?: FieldSpec[]
  initial?: FormValue
  description?: string
  placeholder?: string
  /** For `text`: a scan is this field's text (a waybill number). */
  scanText?: boolean
  half?: boolean
  /** Asked for only while another field has this value. */
  onlyIf?: { field: string; is: string }
  disabled?: boolean
  /** For `ref`: what a record chosen before is called. */
  chosenLabel?: string
}

export interface RefSource {
  path: string
  query?: Record<string, string>
  label: (row: Record<string, unknown>) => string
}

export type FormValue = string | boolean | string[] | FormValues[]
export type FormValues = { [name: string]: FormValue }

export function initialValues(fields: FieldSpec[]): FormValues {
  return Object.fromEntries(fields.map((field) => [field.name, field.initial ?? blank(field)]))
}

function blank(field: FieldSpec): FormValue {
  if (field.kind === 'check') return false
  return field.kind === 'choices' || field.kind === 'rows' ? [] : ''
}

/** The rows of a field of rows. */
export function rowsOf(values: FormValues, name: string): FormValues[] {
  const value = values[name]
  return Array.isArray(value) ? (value as FormValues[]) : []
}

/** An empty row of a field of rows. */
export function blankRow(field: FieldSpec): FormValues {
  return initialValues(field.fields ?? [])
}

/** The fields that are asked for, as far as the form is filled in. */
export function asked(fields: FieldSpec[], values: FormValues): FieldSpec[] {
  return fields.filter(({ onlyIf }) => !onlyIf || values[onlyIf.field] === onlyIf.is)
}

/** Names of required fields that are empty, and of decimals that are none. */
export function faults(fields: FieldSpec[], values: FormValues): Set<string> {
  const wrong = asked(fields, values).filter((field) => {
    const value = values[field.name]
    if (field.kind === 'rows') {
      const rows = rowsOf(values, field.name)
      if (field.required && rows.length === 0) return true
      return rows.some((row) => faults(field.fields ?? [], row).size > 0)
    }
    if (field.required && (value === '' || value === undefined)) return true
    return field.kind === 'decimal' && value !== '' && !isDecimal(String(value))
  })
  return new Set(wrong.map((field) => field.name))
}

/** Digits with at most one point; what a quantity or price may be. */
export function isDecimal(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text)
}

/** The text of a field, trimmed; null where it is empty. */
export function text(values: FormValues, name: string): string | null {
  const value = values[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
