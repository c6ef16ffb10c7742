/** Something that a person can do, as data: the right it needs, what it asks, what it sends. */
import type { ActionName, CommandOf, Exact } from '@/api/commands'
import type { CommandInput, Outcome } from '@/outbox/outbox'
import type { FieldSpec, FormValues, Values } from './fields'
import { trimmed } from './form'

interface Look {
  label: string
  explain?: string
  danger?: boolean
  primary?: boolean
  /** No form: one click does it. For what can be taken back as easily. */
  atOnce?: boolean
  /** Ask for a reason, which goes into the record. */
  reason?: 'required' | 'optional'
  onDone?: (outcome: Outcome) => void
}

export interface ActionSpec extends Look {
  /** The right; it names the command too. */
  name: ActionName
  fields: readonly FieldSpec[]
  command: (values: FormValues) => unknown
}

/**
 * An action by the name of its command. What is sent must be that command's body: a field that it
 * does not have, or that the form does not have, does not compile.
 */
export function action<
  Name extends ActionName,
  Body extends CommandOf<Name>,
  const Fields extends readonly FieldSpec[] = [],
>(
  name: Name,
  spec: Look & {
    fields?: Fields
    command: (values: Values<Fields>) => Body & Exact<Body, CommandOf<Name>>
  },
): ActionSpec {
  const { fields = [], command, ...look } = spec
  return { name, fields, ...look, command: (values) => command(values as Values<Fields>) }
}

/** "purchasing.cancel_order" is sent to "/purchasing/cancel-order". */
export function pathOf(name: ActionName): string {
  return `/${name.replace('.', '/').replaceAll('_', '-')}`
}

/** The command of a form that is filled in. */
export function inputOf(spec: ActionSpec, filled: FormValues): CommandInput {
  const values = trimmed(filled)
  const { reason } = values
  return {
    path: pathOf(spec.name),
    title: `codes.action.${spec.name.replace('.', '_')}`,
    command: spec.command(values),
    ...(spec.reason && typeof reason === 'string' && reason !== '' ? { reason } : {}),
  }
}
