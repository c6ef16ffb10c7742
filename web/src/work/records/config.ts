import type { ReactNode } from 'react'
import type { ActionName, CommandOf, Exact } from '@/api/commands'
import type { HeaderFact } from '@/ui/Facts'
import type { ActionSpec } from '@/work/forms/action'
import type { FieldSpec, FormValue, Values } from '@/work/forms/fields'
import type { ReferenceRecord } from './shapes'

/** Commands that save a reference record. */
export type Saving = {
  [Name in ActionName]: CommandOf<Name> extends { data: object; version?: unknown } ? Name : never
}[ActionName]

type DataOf<Save extends Saving> = CommandOf<Save> extends { data: infer Data } ? Data : never

/** A record as it is now; its data has the form in which it is saved. */
export type RecordOf<Save extends Saving> = ReferenceRecord<DataOf<Save>>

/** The form that saves a record: a new version of one, or a new one. */
export type SaveForm<Save extends Saving> = (
  label: string,
  record: RecordOf<Save> | null,
) => ActionSpec

/** A kind of reference record: where it is, how it is shown, how it is edited. */
export interface RecordConfig<Save extends Saving> {
  /** What such a record is: panels of other rooms stand on its page. */
  kind: string
  /** The plural in addresses: "items". */
  plural: string
  /** The right and command that saves it. */
  save: Save
  form: SaveForm<Save>
  title: (record: RecordOf<Save>) => string
  facts: (record: RecordOf<Save>) => HeaderFact[]
  panels?: () => { tab: string; content: (record: RecordOf<Save>) => ReactNode }[]
  actions?: (record: RecordOf<Save>) => ReactNode
}

/** The form of a command that saves, by its fields, what they begin with, and what it sends. */
export function saveForm<
  Save extends Saving,
  Body extends CommandOf<Save>,
  const Fields extends readonly FieldSpec[],
>(
  save: Save,
  of: {
    fields: (record: RecordOf<Save> | null) => Fields
    values: (record: RecordOf<Save>) => Values<Fields>
    command: (
      values: Values<Fields>,
      record: RecordOf<Save> | null,
    ) => Body & Exact<Body, CommandOf<Save>>
  },
): SaveForm<Save> {
  return (label, record) => {
    const now = (record ? of.values(record) : {}) as Record<string, FormValue>
    const fields = of
      .fields(record)
      .map((field) => ({ ...field, initial: now[field.name] ?? field.initial }))
    const version = record ? { id: record.id, version: record.version } : {}
    return {
      name: save,
      label,
      primary: true,
      reason: record ? 'optional' : undefined,
      fields,
      command: (values) => ({ ...of.command(values as Values<Fields>, record), ...version }),
    }
  }
}
