/** A past moment: an instant in the address, the device's own time in the field. Pure. */

/** The instant that an address names, as RFC 3339 in UTC; empty where it names none. */
export function momentOf(address: string | undefined): string {
  const at = new Date(address ?? '')
  return Number.isNaN(at.getTime()) ? '' : at.toISOString()
}

/** The instant of what a date-and-time field holds; empty while it is not filled in. */
export function instantOf(local: string): string {
  return local === '' ? '' : momentOf(local)
}

/** What the field shows of an instant, to the minute. */
export function localOf(instant: string): string {
  if (instant === '') return ''
  const at = new Date(instant)
  const two = (part: number): string => String(part).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`
}
