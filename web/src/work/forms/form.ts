/** What a form begins with, what is wrong in it, and what it gives. Pure. */
import type { FieldSpec, FormValue, FormValues } from './fields'

export function initialValues(fields: readonly FieldSpec[]): FormValues {
  return Object.fromEntries(fields.map((field) => [field.name, field.initial ?? blank(field)]))
}

function blank({ kind }: FieldSpec): FormValue {
  if (kind === 'check') return false
  return kind === 'several' || kind === 'rows' ? [] : ''
}

/** The rows of a field of rows. */
export function rowsOf(values: FormValues, name: string): FormValues[] {
  const value = values[name]
  return Array.isArray(value) ? (value as FormValues[]) : []
}

/** The fields that are asked for, as far as the form is filled in. */
export function asked(fields: readonly FieldSpec[], values: FormValues): FieldSpec[] {
  return fields.filter(({ onlyIf }) => !onlyIf || values[onlyIf.field] === onlyIf.is)
}

/**
 * Paths of required fields that are empty and of decimals that are none: "due", "lines" where a
 * row is needed and none is there, "lines.0.quantity".
 */
export function faults(fields: readonly FieldSpec[], values: FormValues): string[] {
  return asked(fields, values).flatMap((field) => {
    if (field.kind === 'rows') return rowFaults(field, rowsOf(values, field.name))
    return isWrong(field, values[field.name]) ? [field.name] : []
  })
}

function rowFaults({ name, required, fields = [] }: FieldSpec, rows: FormValues[]): string[] {
  if (required && rows.length === 0) return [name]
  return rows.flatMap((row, index) => faults(fields, row).map((path) => `${name}.${index}.${path}`))
}

function isWrong(field: FieldSpec, value: FormValue | undefined): boolean {
  const given = typeof value === 'string' ? value.trim() : value
  if (given === '' || given === undefined) return field.required === true
  return field.kind === 'decimal' && !isDecimal(String(given))
}

/** Digits with at most one point; what a quantity or price may be. */
export function isDecimal(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text)
}

/** The same values with every text trimmed, in rows too. */
export function trimmed(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, trim(value)]))
}

function trim(value: FormValue): FormValue {
  if (typeof value === 'string') return value.trim()
  if (!Array.isArray(value)) return value
  return value.map((each) => (typeof each === 'string' ? each : trimmed(each))) as FormValue
}
