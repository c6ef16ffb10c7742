/** Fields as data, of which the compiler knows the names and what each holds. Pure. */

export interface Choice<Value extends string = string> {
  value: Value
  label: string
}

/** The list in which a person searches for a record. */
export interface RefSource {
  path: string
  query?: Record<string, string>
  label: (row: Record<string, unknown>) => string
}

type Kind =
  | 'text'
  | 'long'
  | 'decimal'
  | 'date'
  | 'choice'
  | 'several'
  | 'check'
  | 'ref'
  | 'rows'
  | 'heading'
  | 'photo'

export interface More<Value> {
  required?: boolean
  initial?: Value
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

export type FormValue = string | boolean | string[] | FormValues[]
export type FormValues = { [name: string]: FormValue }

export interface FieldSpec extends More<FormValue> {
  name: string
  label: string
  kind: Kind
  choices?: readonly Choice[]
  from?: RefSource
  fields?: readonly FieldSpec[]
}

/** A field whose name and value the compiler knows; nothing carries `value` at run time. */
export interface Field<Name extends string, Value> extends FieldSpec {
  name: Name
  readonly value?: Value
}

/** What a form of these fields holds; texts come trimmed, what is left open is ''. */
export type Values<Fields extends readonly FieldSpec[]> = {
  [
    Each in Fields[number] as Each extends { kind: 'heading' } ? never : Each['name']
  ]: Each extends Field<string, infer Value> ? Value : string
}

type Text<Name extends string> = Field<Name, string>

export function text<const Name extends string>(
  name: Name,
  label: string,
  more: More<string> = {},
): Text<Name> {
  return { name, label, kind: 'text', ...more }
}

/** A text of several lines. */
export function long<const Name extends string>(
  name: Name,
  label: string,
  more: More<string> = {},
): Text<Name> {
  return { name, label, kind: 'long', ...more }
}

/** Digits with at most one point: a quantity, a price, a number of days. */
export function decimal<const Name extends string>(
  name: Name,
  label: string,
  more: More<string> = {},
): Text<Name> {
  return { name, label, kind: 'decimal', ...more }
}

/** A day as ISO text. */
export function date<const Name extends string>(
  name: Name,
  label: string,
  more: More<string> = {},
): Text<Name> {
  return { name, label, kind: 'date', ...more }
}

/** A photograph; its value is the SHA-256 under which the server keeps it. */
export function photo<const Name extends string>(name: Name, label: string): Text<Name> {
  return { name, label, kind: 'photo' }
}

export function check<const Name extends string>(
  name: Name,
  label: string,
  more: More<boolean> = {},
): Field<Name, boolean> {
  return { name, label, kind: 'check', ...more }
}

/** One of some codes. With a first value, or required, it is never left open. */
export function choice<
  const Name extends string,
  Value extends string,
  const Asked extends More<NoInfer<Value>> = object,
>(
  name: Name,
  label: string,
  choices: readonly Choice<Value>[],
  more?: Asked,
): Field<Name, Asked extends { required: true } ? Value : Value | ''> {
  return { name, label, kind: 'choice', choices, ...more }
}

/** Any number of some codes. */
export function several<const Name extends string, Value extends string>(
  name: Name,
  label: string,
  choices: readonly Choice<Value>[],
  more: More<Value[]> = {},
): Field<Name, Value[]> {
  return { name, label, kind: 'several', choices, ...more }
}

/** A record found by typing part of its name or code; its value is the record's id. */
export function ref<const Name extends string>(
  name: Name,
  label: string,
  source: RefSource,
  more: More<string> = {},
): Text<Name> {
  return { name, label, kind: 'ref', from: source, ...more }
}

/** Rows of fields: levels of an item, lines of an order. */
export function rows<const Name extends string, const Fields extends readonly FieldSpec[]>(
  name: Name,
  label: string,
  fields: Fields,
  more: More<Values<Fields>[]> = {},
): Field<Name, Values<Fields>[]> {
  return { name, label, kind: 'rows', fields, ...(more as More<FormValues[]>) }
}

/** A heading over the fields that follow. */
export function heading<const Name extends string>(
  name: Name,
  label: string,
): FieldSpec & { kind: 'heading' } {
  return { name, label, kind: 'heading' }
}
