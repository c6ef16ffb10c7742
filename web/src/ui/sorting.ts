import type { Column, Sorting } from './DataTable'

/** The next sorting after a click on a column's head: up, down, as it came. */
export function nextSorting(now: Sorting | null, key: string): Sorting | null {
  if (now?.key !== key) return { key, up: true }
  return now.up ? { key, up: false } : null
}

/** The order that an address names, among these columns: "-due" is the latest due first. */
export function sortingOf<Row>(sort: string, columns: Column<Row>[]): Sorting | null {
  const name = sort.replace(/^-/, '')
  const column = columns.find((each) => nameOf(each) === name)
  return column && name !== '' ? { key: column.key, up: !sort.startsWith('-') } : null
}

/** The order as an address names it; empty for the list's own. */
export function addressOf<Row>(sorting: Sorting | null, columns: Column<Row>[]): string {
  const column = columns.find((each) => each.key === sorting?.key)
  if (sorting === null || column === undefined) return ''
  return `${sorting.up ? '' : '-'}${nameOf(column)}`
}

function nameOf<Row>(column: Column<Row>): string {
  return column.serverSort ?? column.key
}

/** Rows in the chosen order; as they came where no column says how. */
export function sorted<Row>(rows: Row[], columns: Column<Row>[], by: Sorting | null): Row[] {
  const order = columns.find((column) => column.key === by?.key)?.order
  if (by === null || order === undefined) return rows
  const sign = by.up ? 1 : -1
  return [...rows].sort((a, b) => sign * compare(order(a), order(b)))
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b), 'zh-CN', { numeric: true })
}
