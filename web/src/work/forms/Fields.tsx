import { useT } from '@/messages'
import {
  Checkbox,
  MultiSelect,
  PasswordInput,
  Select,
  SimpleGrid,
  Textarea,
  TextInput,
  ActionIcon,
  Box,
  Button,
  Group,
  Stack,
  Text,
} from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '@/api/client'
import type { Page } from '@/api/shapes'
import { PhotoButton } from './PhotoButton'
import { useTitles } from '@/work/lists/useTitles'
import { asked, blankRow, type FieldSpec, type FormValue, type FormValues } from './form'

interface FieldProps {
  field: FieldSpec
  value: FormValue
  onChange: (value: FormValue) => void
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
      {asked(fields, values).map((field) => (
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
    disabled: field.disabled,
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
          allowDeselect={!field.required}
          searchable={(field.choices?.length ?? 0) > 8}
        />
      )
    case 'choices':
      return (
        <MultiSelect
          {...shared}
          data={field.choices ?? []}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={onChange}
          searchable
        />
      )
    case 'heading':
      return (
        <Text component="h3" m={0} mt="sm" fw={650} fz={15} c="dimmed">
          {field.label}
        </Text>
      )
    case 'photo':
      return (
        <Stack gap={4}>
          <Text size={big ? 'lg' : 'sm'} fw={500}>
            {field.label}
          </Text>
          <PhotoButton onPhoto={onChange} />
        </Stack>
      )
    case 'rows':
      return <RowsField {...props} />
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

interface RefOption {
  value: string
  label: string
}

/** A record found by typing part of its name or code. */
function RefField({ field, value, onChange, error, big }: FieldProps) {
  const t = useT()
  const given = typeof value === 'string' && value !== '' && value !== '0' ? value : null
  const { options, isFetching, setTyped, choose } = useRefOptions(field, given)
  return (
    <Select
      label={field.label}
      description={field.description}
      withAsterisk={field.required ?? false}
      error={error}
      size={big ? 'lg' : 'sm'}
      data={options}
      value={given}
      disabled={field.disabled}
      onChange={(id, option) => {
        choose(id === null ? null : option)
        onChange(id ?? '')
      }}
      searchable
      clearable
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      placeholder={t('ui.field.searchPlaceholder')}
      nothingFoundMessage={t(isFetching ? 'ui.load.loading' : 'ui.field.nothing')}
    />
  )
}

/** What was found for the typed words, and before it what is chosen already, by its title. */
function useRefOptions(field: FieldSpec, given: string | null) {
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 200)
  const path = field.from?.path ?? ''
  const { data, isFetching } = useQuery({
    queryKey: ['ref', path, field.from?.query, q],
    queryFn: () => get<Page<{ id: string }>>(path, { q, limit: 20, ...field.from?.query }),
  })
  const [chosen, choose] = useState<RefOption | null>(
    given !== null && field.chosenLabel ? { value: given, label: field.chosenLabel } : null,
  )
  const isChosen = chosen?.value === given
  const title = useTitles(given !== null && !isChosen ? [given] : [])
  // Never the rows of what was typed before: one might choose the wrong record.
  const rows = typed === q ? (data?.rows ?? []) : []
  const options: RefOption[] = rows.map((row) => ({
    value: row.id,
    label: field.from?.label(row) ?? row.id,
  }))
  if (given !== null && !options.some((option) => option.value === given)) {
    options.unshift(chosen !== null && isChosen ? chosen : { value: given, label: title(given) })
  }
  return { options, isFetching, setTyped, choose }
}

/** Rows of fields: levels of an item, licences of a partner, lines of an order. */
function RowsField({ field, value, onChange, error }: FieldProps) {
  const t = useT()
  const rows = Array.isArray(value) ? (value as FormValues[]) : []
  const set = (index: number, row: FormValues): void =>
    onChange(rows.map((each, at) => (at === index ? row : each)))
  return (
    <Box component="fieldset" m={0} p={0} style={{ border: 0 }}>
      <Text component="legend" fw={650} fz={15} c="dimmed" p={0} mb={6}>
        {field.label}
      </Text>
      <Stack gap={8}>
        {rows.map((row, index) => (
          // Rows have no id of their own until they are saved; their place is their identity.
          <Group key={index} wrap="nowrap" align="flex-end" gap={8}>
            <Box style={{ flex: 1 }} className="card" p={10}>
              <Box className="row-fields">
                {field.fields?.map((part) => (
                  <Field
                    key={part.name}
                    field={part}
                    value={row[part.name] ?? ''}
                    onChange={(changed) => set(index, { ...row, [part.name]: changed })}
                    error={null}
                    big={false}
                  />
                ))}
              </Box>
            </Box>
            <ActionIcon
              variant="subtle"
              color="red"
              size={36}
              mb={10}
              aria-label={t('ui.button.remove')}
              onClick={() => onChange(rows.filter((_row, at) => at !== index))}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </Group>
        ))}
        {error && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {error}
          </Text>
        )}
        <Button
          variant="light"
          size="xs"
          leftSection={<IconPlus size={15} aria-hidden />}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => onChange([...rows, blankRow(field)])}
        >
          {t('ui.button.add')}
        </Button>
      </Stack>
    </Box>
  )
}
