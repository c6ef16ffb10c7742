/** Fields of reference records, named by the catalogue of texts. */
import { lookUp } from '@/messages'
import type { FieldSpec, FormValue, FormValues } from '@/work/forms/form'

/** What a field is called; its own name where nobody has named it. */
export function fieldLabel(name: string): string {
  return lookUp(`desk.fields.${name}`, name)
}

/** A field half the form wide, with its name's text as label. */
export function field(
  name: string,
  kind: FieldSpec['kind'],
  more: Partial<FieldSpec> = {},
): FieldSpec {
  return { name, label: fieldLabel(name), kind, half: true, ...more }
}

/** A heading over the fields that follow. */
export function heading(name: string): FieldSpec {
  return field(name, 'heading', { half: false })
}

/** A record's value as the text of a field. */
export function asText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}

/** A row of a record as the row of a form; only the named columns. */
export function asRow(row: Record<string, unknown>, names: string[]): FormValues {
  return Object.fromEntries(names.map((name): [string, FormValue] => [name, asText(row[name])]))
}

/** The rows of a record's list, for a form. */
export function asRows(value: unknown, names: string[]): FormValues[] {
  if (!Array.isArray(value)) return []
  return (value as Record<string, unknown>[]).map((row) => asRow(row, names))
}

/** The named values of a record as the texts of a form. */
export function texts(data: Record<string, unknown>, names: string[]): FormValues {
  return asRow(data, names)
}
