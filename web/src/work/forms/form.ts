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

/** What a field needs that it does not have: words, a choice, a day, a row, a number. */
export type Need = 'text' | 'choice' | 'date' | 'row' | 'number' | 'amount'

/** What is wrong in a form: where, in the field of which label, and what is needed there. */
export interface FormFault {
  /** "due", "lines.0.quantity"; "lines" where a row is needed and none is there. */
  path: string
  label: string
  needs: Need
}

/** Required fields that are empty, and decimals that are none. */
export function faults(fields: readonly FieldSpec[], values: FormValues): FormFault[] {
  return asked(fields, values).flatMap((field) => {
    if (field.kind === 'rows') return rowFaults(field, rowsOf(values, field.name))
    const needs = need(field, values[field.name])
    return needs === null ? [] : [{ path: field.name, label: field.label, needs }]
  })
}

function rowFaults({ name, label, required, fields = [] }: FieldSpec, rows: FormValues[]) {
  if (required && rows.length === 0) return [{ path: name, label, needs: 'row' as const }]
  return rows.flatMap((row, index) =>
    faults(fields, row).map((fault) => ({ ...fault, path: `${name}.${index}.${fault.path}` })),
  )
}

const NEEDS: Partial<Record<FieldSpec['kind'], Need>> = {
  choice: 'choice',
  several: 'choice',
  ref: 'choice',
  date: 'date',
  decimal: 'amount',
}

function need(field: FieldSpec, value: FormValue | undefined): Need | null {
  const given = typeof value === 'string' ? value.trim() : value
  if (given === '' || given === undefined) {
    return field.required === true ? (NEEDS[field.kind] ?? 'text') : null
  }
  return field.kind === 'decimal' && !isDecimal(String(given)) ? 'number' : null
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
