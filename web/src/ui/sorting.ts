import type { Column, Sorting } from './DataTable'

/** The next sorting after a click on a column's head: up, down, as it came. */
export function nextSorting(now: Sorting | null, key: string): Sorting | null {
  if (now?.key !== key) return { key, up: true }
  return now.up ? { key, up: false } : null
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
