import { language } from '@/messages'
/** Dates, times and quantities as people read them. Never through a float. */

/** "12345.500" becomes "12,345.5"; what is no decimal stays as it is. */
export function quantity(value: string | null | undefined): string {
  if (value === null || value === undefined || value === '') return '—'
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value)
  if (!match) return value
  const [, sign = '', whole = '', fraction = ''] = match
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  const rest = fraction.replace(/0+$/, '')
  return `${sign}${grouped}${rest === '' ? '' : `.${rest}`}`
}

/** An instant in the reader's own time zone, to the minute. */
export function instant(value: string | null | undefined): string {
  if (!value) return '—'
  const date = new Date(value)
  if (Number.isNaN(date.getTime())) return value
  const part = (n: number): string => String(n).padStart(2, '0')
  const day = `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`
  return `${day} ${part(date.getHours())}:${part(date.getMinutes())}`
}

/** Whole days from today (the reader's) to a date; negative when it is past. */
export function daysUntil(date: string, today = new Date()): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const from = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate())
  return Math.round((Date.UTC(year, month - 1, day) - from) / 86_400_000)
}

/** "3 minutes ago" in the reader's language. */
export function ago(value: string, now = Date.now()): string {
  const seconds = Math.round((new Date(value).getTime() - now) / 1000)
  const format = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' })
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86400],
    ['hour', 3600],
    ['minute', 60],
  ]
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit)
  }
  return format.format(0, 'minute')
}

/** Whole-number comparison of two decimal strings with the same or different scale. */
export function compareDecimals(a: string, b: string): number {
  const [whole1 = '0', part1 = ''] = a.split('.')
  const [whole2 = '0', part2 = ''] = b.split('.')
  const scale = Math.max(part1.length, part2.length)
  const left = BigInt(whole1 + part1.padEnd(scale, '0'))
  const right = BigInt(whole2 + part2.padEnd(scale, '0'))
  return left < right ? -1 : left > right ? 1 : 0
}

/** Exact difference of two decimal strings, `a - b`. */
export function minus(a: string, b: string): string {
  const scale = Math.max(fractionOf(a).length, fractionOf(b).length)
  return shownAt(scaled(a, scale) - scaled(b, scale), scale)
}

/** Exact sum of two decimal strings. */
export function plus(a: string, b: string): string {
  const scale = Math.max(fractionOf(a).length, fractionOf(b).length)
  return shownAt(scaled(a, scale) + scaled(b, scale), scale)
}

function fractionOf(value: string): string {
  return value.split('.')[1] ?? ''
}

function scaled(value: string, scale: number): bigint {
  const digits = value.replace('-', '').split('.')[0] + fractionOf(value).padEnd(scale, '0')
  return value.startsWith('-') ? -BigInt(digits) : BigInt(digits)
}

function shownAt(value: bigint, scale: number): string {
  const sign = value < 0n ? '-' : ''
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0')
  if (scale === 0) return sign + digits
  const fraction = digits.slice(-scale).replace(/0+$/, '')
  return sign + digits.slice(0, -scale) + (fraction === '' ? '' : `.${fraction}`)
}

/** The period in which something holds, for a person: open ends are left open; empty for always. */
export function period({
  valid_from: from,
  valid_to: to,
}: {
  valid_from: string
  valid_to: string
}): string {
  return from === '' && to === '' ? '' : `${from || '…'} – ${to || '…'}`
}
