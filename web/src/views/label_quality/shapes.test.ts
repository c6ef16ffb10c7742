import { describe, expect, it } from 'vitest'
import { bySupplier, FAULTS, share, type QualityRow } from './shapes'

const none = Object.fromEntries(FAULTS.map((name) => [name, 0])) as Record<
  (typeof FAULTS)[number],
  number
>

function row(id: string, month: string, labels: number, unknown: number): QualityRow {
  const supplier = { id, code: id, name: id }
  return { ...none, supplier, month, labels, unknown, rates: none, examples: [] }
}

describe('label quality', () => {
  it('adds the months of a supplier and puts the worst first', () => {
    const rows = [
      row('a', '2026-11', 100, 1),
      row('b', '2026-11', 10, 5),
      row('a', '2026-10', 50, 2),
    ]
    expect(bySupplier(rows).map((one) => [one.supplier?.id, one.labels, one.unknown])).toEqual([
      ['b', 10, 5],
      ['a', 150, 3],
    ])
  })

  it('is a share of all labels, and none where there are no labels', () => {
    expect(share(row('a', '2026-11', 200, 3))).toBe(0.015)
    expect(share(row('a', '2026-11', 0, 0))).toBe(0)
  })
})
