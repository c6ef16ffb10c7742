import { useT } from '@/messages'
import { Text } from '@mantine/core'
import { Chip } from './Badge'
import { daysUntil, instant, quantity } from './format'

const NEAR_DAYS = 180

/** A quantity of base units and its unit's word. */
export function Quantity({
  value,
  unit,
}: {
  value: string | null | undefined
  unit?: string | null
}) {
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <b style={{ fontWeight: 600 }}>{quantity(value)}</b>
      {unit ? (
        <Text span c="dimmed" size="sm">
          {' '}
          {unit}
        </Text>
      ) : null}
    </span>
  )
}

export function Instant({ value }: { value: string | null | undefined }) {
  return (
    <time dateTime={value ?? undefined} style={{ whiteSpace: 'nowrap' }}>
      {instant(value)}
    </time>
  )
}

/** A code, batch or serial number: in the typeface in which 0 and O differ. */
export function Code({ children }: { children: React.ReactNode }) {
  return <span className="code">{children === null || children === '' ? '—' : children}</span>
}

/** An expiry date with the days that are left when they are few. */
export function Expiry({ date }: { date: string | null | undefined }) {
  const t = useT()
  if (!date) return <span>—</span>
  const days = daysUntil(date)
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {date} {days < 0 && <Chip tone="error">{t('ui.field.expired')}</Chip>}
      {days >= 0 && days <= NEAR_DAYS && (
        <Chip tone="warn">{t('ui.field.daysLeft', { count: days })}</Chip>
      )}
    </span>
  )
}
