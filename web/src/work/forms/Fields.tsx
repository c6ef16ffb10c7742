import { useT } from '@/messages'
import {
  Checkbox,
  MultiSelect,
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
import { PhotoButton } from './PhotoButton'
import { RefSelect } from './RefSelect'
import type { FieldSpec, FormValues } from './fields'
import { asked, initialValues } from './form'
import type { FieldsForm } from './useFields'

interface FieldProps {
  field: FieldSpec
  /** Where its value stands in the form: "due", "lines.0.quantity". */
  path: string
  form: FieldsForm
  big: boolean
}

/** The fields of a form in two columns at a desk, in one on a phone. */
export function Fields({
  fields,
  form,
  big = false,
}: {
  fields: readonly FieldSpec[]
  form: FieldsForm
  big?: boolean
}) {
  return (
    <SimpleGrid cols={{ base: 1, sm: fields.some((field) => field.half) ? 2 : 1 }} spacing="sm">
      {asked(fields, form.values).map((field) => (
        <div key={field.name} style={field.half ? undefined : { gridColumn: '1 / -1' }}>
          <Field field={field} path={field.name} form={form} big={big} />
        </div>
      ))}
    </SimpleGrid>
  )
}

/** What every kind of input is given. */
function shared({ field, big }: FieldProps) {
  const { label, description, placeholder, disabled, required } = field
  const size = big ? ('lg' as const) : ('sm' as const)
  return { label, description, placeholder, disabled, withAsterisk: required ?? false, size }
}

function Field(props: FieldProps) {
  const { field, path, form, big } = props
  switch (field.kind) {
    case 'check':
      return (
        <Checkbox
          label={field.label}
          description={field.description}
          {...form.getInputProps(path, { type: 'checkbox' })}
        />
      )
    case 'choice':
      return (
        <Select
          {...shared(props)}
          {...chosen(form, path)}
          data={field.choices ?? []}
          clearable={!field.required}
          allowDeselect={!field.required}
          searchable={(field.choices?.length ?? 0) > 8}
        />
      )
    case 'several':
      return (
        <MultiSelect
          {...shared(props)}
          {...form.getInputProps(path)}
          data={field.choices ?? []}
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
          <PhotoButton onPhoto={(photo) => form.setFieldValue(path, photo)} />
        </Stack>
      )
    case 'rows':
      return <RowsField {...props} />
    case 'ref':
      return <RefField {...props} />
    case 'long':
      return <Textarea {...shared(props)} {...form.getInputProps(path)} autosize minRows={2} />
    default:
      return (
        <TextInput
          {...shared(props)}
          {...form.getInputProps(path)}
          type={field.kind === 'date' ? 'date' : 'text'}
          inputMode={field.kind === 'decimal' ? 'decimal' : undefined}
          data-scan={field.scanText ? 'text' : undefined}
          autoComplete="off"
        />
      )
  }
}

/** The props of a choice: nothing chosen is null to the input and '' to the form. */
function chosen(form: FieldsForm, path: string) {
  const { value, onChange, ...rest } = form.getInputProps(path)
  return {
    ...rest,
    value: value === '' ? null : String(value),
    onChange: (id: string | null) => onChange(id ?? ''),
  }
}

/** A record of the list that the field names. */
function RefField(props: FieldProps) {
  const { field, path, form } = props
  const { value, ...input } = form.getInputProps(path)
  if (field.from === undefined) return null
  return (
    <RefSelect
      {...shared(props)}
      {...input}
      source={field.from}
      value={String(value)}
      chosenLabel={field.chosenLabel}
    />
  )
}

/** Rows of fields: levels of an item, licences of a partner, lines of an order. */
function RowsField({ field, path, form }: FieldProps) {
  const t = useT()
  const { value, error } = form.getInputProps(path)
  const rows = value as FormValues[]
  return (
    <Box component="fieldset" m={0} p={0} style={{ border: 0 }}>
      <Text component="legend" fw={650} fz={15} c="dimmed" p={0} mb={6}>
        {field.label}
      </Text>
      <Stack gap={8}>
        {rows.map((_row, index) => (
          // Rows have no id of their own until they are saved; their place is their identity.
          <Group key={index} wrap="nowrap" align="flex-end" gap={8}>
            <Box style={{ flex: 1 }} className="card" p={10}>
              <Box className="row-fields">
                {field.fields?.map((part) => (
                  <Field
                    key={part.name}
                    field={part}
                    path={`${path}.${index}.${part.name}`}
                    form={form}
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
              onClick={() => form.removeListItem(path, index)}
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
          onClick={() => form.insertListItem(path, initialValues(field.fields ?? []))}
        >
          {t('ui.button.add')}
        </Button>
      </Stack>
    </Box>
  )
}
