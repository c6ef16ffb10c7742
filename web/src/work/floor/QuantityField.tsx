import { useT } from '@/messages'
import { ActionIcon, Group, Text, TextInput } from '@mantine/core'
import { useId } from 'react'
import { IconMinus, IconPlus } from '@tabler/icons-react'

/** A quantity for a thumb: big buttons, or typed. Empty means "one, as scanned". */
export function QuantityField({
  label,
  value,
  onChange,
  unit,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  unit?: string | null
}) {
  const t = useT()
  const id = useId()
  const step = (by: bigint): void => {
    const whole = /^\d+$/.test(value) ? BigInt(value) : 0n
    const next = whole + by
    onChange(next > 0n ? next.toString() : '')
  }
  return (
    <div>
      <Text component="label" htmlFor={id} fz={17} fw={600} display="block" mb={6}>
        {unit ? `${label} (${unit})` : label}
      </Text>
      <Group gap={8} wrap="nowrap" align="flex-start">
        <ActionIcon
          size={56}
          variant="default"
          onClick={() => step(-1n)}
          aria-label={t('ui.field.less')}
        >
          <IconMinus />
        </ActionIcon>
        <TextInput
          id={id}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value.trim())}
          inputMode="decimal"
          size="xl"
          style={{ flex: 1 }}
          styles={{ input: { textAlign: 'center', fontWeight: 700, fontSize: 26 } }}
          autoComplete="off"
          error={value !== '' && !/^\d+(\.\d+)?$/.test(value)}
        />
        <ActionIcon
          size={56}
          variant="default"
          onClick={() => step(1n)}
          aria-label={t('ui.field.more')}
        >
          <IconPlus />
        </ActionIcon>
      </Group>
    </div>
  )
}
