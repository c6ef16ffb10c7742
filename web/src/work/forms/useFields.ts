import { useForm, type UseFormReturnType } from '@mantine/form'
import type { FormEvent } from 'react'
import { useT } from '@/messages'
import type { FieldSpec, FormValues } from './fields'
import { faults, initialValues } from './form'

export type FieldsForm = UseFormReturnType<FormValues>

/** A form of these fields, and what sends it: what is wrong is marked, the first of it focused. */
export function useFields(fields: readonly FieldSpec[]): {
  form: FieldsForm
  whenSent: (work: (values: FormValues) => void) => (event?: FormEvent<HTMLFormElement>) => void
} {
  const t = useT()
  const form = useForm<FormValues>({
    initialValues: initialValues(fields),
    validate: (values) =>
      Object.fromEntries(
        faults(fields, values).map(({ path, label, needs }) => [
          path,
          t(`forms.needs.${needs}`, { field: label }),
        ]),
      ),
  })
  const focusFirst = (errors: object): void => {
    const [first] = Object.keys(errors)
    if (first !== undefined) form.getInputNode(first)?.focus()
  }
  return { form, whenSent: (work) => form.onSubmit(work, focusFirst) }
}
