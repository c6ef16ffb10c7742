import { useT } from '@/messages'
import {
  Checkbox,
  MultiSelect,
  PasswordInput,
  Select,
  SimpleGrid,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '@/api/client'
import type { Page } from '@/api/shapes'
import type { FieldSpec, FormValues } from './form'

interface FieldProps {
  field: FieldSpec
  value: string | boolean | string[]
  onChange: (value: string | boolean | string[]) => void
  error: string | null
  big: boolean
}

/** The fields of a form in two columns at a desk, in one on a phone. */
export function Fields({
  fields,
  values,
  onChange,
  wrong,
  big = false,
}: {
  fields: FieldSpec[]
  values: FormValues
  onChange: (values: FormValues) => void
  wrong: Map<string, string>
  big?: boolean
}) {
  return (
    <SimpleGrid cols={{ base: 1, sm: fields.some((field) => field.half) ? 2 : 1 }} spacing="sm">
      {fields.map((field) => (
        <div key={field.name} style={field.half ? undefined : { gridColumn: '1 / -1' }}>
          <Field
            field={field}
            value={values[field.name] ?? ''}
            error={wrong.get(field.name) ?? null}
            onChange={(value) => onChange({ ...values, [field.name]: value })}
            big={big}
          />
        </div>
      ))}
    </SimpleGrid>
  )
}

function Field(props: FieldProps) {
  const { field, value, onChange, error, big } = props
  const shared = {
    label: field.label,
    description: field.description,
    placeholder: field.placeholder,
    withAsterisk: field.required ?? false,
    error,
    size: big ? ('lg' as const) : ('sm' as const),
  }
  const onText = (event: { currentTarget: { value: string } }): void =>
    onChange(event.currentTarget.value)
  switch (field.kind) {
    case 'check':
      return (
        <Checkbox
          label={field.label}
          description={field.description}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )
    case 'choice':
      return (
        <Select
          {...shared}
          data={field.choices ?? []}
          value={value === '' ? null : String(value)}
          onChange={(chosen) => onChange(chosen ?? '')}
          clearable={!field.required}
          searchable={(field.choices?.length ?? 0) > 8}
        />
      )
    case 'choices':
      return (
        <MultiSelect
          {...shared}
          data={field.choices ?? []}
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
          searchable
        />
      )
    case 'ref':
      return <RefField {...props} />
    case 'long':
      return <Textarea {...shared} value={String(value)} onChange={onText} autosize minRows={2} />
    case 'password':
      return <PasswordInput {...shared} value={String(value)} onChange={onText} />
    default:
      return <TextField {...props} shared={shared} />
  }
}

function TextField({ field, value, onChange, shared }: FieldProps & { shared: object }) {
  return (
    <TextInput
      {...shared}
      value={String(value)}
      type={field.kind === 'date' ? 'date' : 'text'}
      inputMode={field.kind === 'decimal' ? 'decimal' : undefined}
      data-scan={field.scanText ? 'text' : undefined}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** A record found by typing part of its name or code. */
function RefField({ field, value, onChange, error, big }: FieldProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 200)
  const path = field.from?.path ?? ''
  const result = useQuery({
    queryKey: ['ref', path, field.from?.query, q],
    queryFn: () => get<Page<{ id: string }>>(path, { q, limit: 20, ...field.from?.query }),
    placeholderData: (previous) => previous,
  })
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const rows = result.data?.rows ?? []
  const options = rows.map((row) => ({
    value: row.id,
    label: field.from?.label(row) ?? row.id,
  }))
  const data =
    chosen && !options.some((option) => option.value === chosen.value)
      ? [chosen, ...options]
      : options
  return (
    <Select
      label={field.label}
      description={field.description}
      withAsterisk={field.required ?? false}
      error={error}
      size={big ? 'lg' : 'sm'}
      data={data}
      value={value === '' ? null : String(value)}
      onChange={(id, option) => {
        setChosen(id === null ? null : option)
        onChange(id ?? '')
      }}
      searchable
      clearable
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      placeholder={t('ui.field.searchPlaceholder')}
      nothingFoundMessage={t('ui.field.nothing')}
    />
  )
}
