/** Fields of reference records, half the form wide, named by the catalogue of texts. */
import { lookUp } from '@/messages'
import * as forms from '@/work/forms/fields'
import type { Choice, FieldSpec, More, RefSource, Values } from '@/work/forms/fields'

/** What a field is called; its own name where nobody has named it. */
export function fieldLabel(name: string): string {
  return lookUp(`records.fields.${name}`, name)
}

export function text<const Name extends string>(name: Name, more: More<string> = {}) {
  return forms.text(name, fieldLabel(name), { half: true, ...more })
}

export function decimal<const Name extends string>(name: Name, more: More<string> = {}) {
  return forms.decimal(name, fieldLabel(name), { half: true, ...more })
}

export function date<const Name extends string>(name: Name, more: More<string> = {}) {
  return forms.date(name, fieldLabel(name), { half: true, ...more })
}

export function long<const Name extends string>(name: Name, more: More<string> = {}) {
  return forms.long(name, fieldLabel(name), more)
}

export function check<const Name extends string>(name: Name, more: More<boolean> = {}) {
  return forms.check(name, fieldLabel(name), { half: true, ...more })
}

export function ref<const Name extends string>(
  name: Name,
  source: RefSource,
  more: More<string> = {},
) {
  return forms.ref(name, fieldLabel(name), source, { half: true, ...more })
}

export function choice<const Name extends string, Value extends string>(
  name: Name,
  choices: readonly Choice<Value>[],
  more: More<NoInfer<Value>> = {},
) {
  return forms.choice(name, fieldLabel(name), choices, { half: true, ...more })
}

export function several<const Name extends string, Value extends string>(
  name: Name,
  choices: readonly Choice<Value>[],
) {
  return forms.several(name, fieldLabel(name), choices, { half: true })
}

export function rows<const Name extends string, const Fields extends readonly FieldSpec[]>(
  name: Name,
  fields: Fields,
) {
  return forms.rows(name, fieldLabel(name), fields)
}

/** A heading over the fields that follow. */
export function heading<const Name extends string>(name: Name) {
  return forms.heading(name, fieldLabel(name))
}

/** A record's value as the text of a field. */
export function asText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}

/** The named values of a record as the texts of a form. */
export function texts<const Name extends string>(
  data: { [Each in Name]?: unknown },
  names: readonly Name[],
): Record<Name, string> {
  const pairs = names.map((name): [string, string] => [name, asText(data[name])])
  return Object.fromEntries(pairs) as Record<Name, string>
}

/** The rows of a record's list, for a form: only the named columns. */
export function asRows<const Name extends string>(
  rows: readonly { [Each in Name]?: unknown }[] | null | undefined,
  names: readonly Name[],
): Record<Name, string>[] {
  return (rows ?? []).map((row) => texts(row, names))
}

/** The named values of a form. */
export function picked<Held extends Values<readonly FieldSpec[]>, const Name extends keyof Held>(
  values: Held,
  names: readonly Name[],
): Pick<Held, Name> {
  return Object.fromEntries(names.map((name) => [name, values[name]])) as Pick<Held, Name>
}
