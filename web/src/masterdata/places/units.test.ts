import { expect, it } from 'vitest'
import type { StockRow } from '@/work/stock/shapes'
import { casesOf, openCaseSpec } from './units'

const row = {
  item: { id: '1', code: 'A', name: 'A' },
  lot: { id: '2', number: 'L', expiry: null },
  place: { id: '3', code: 'B-01' },
  owner: { id: '4', name: 'us' },
  status: 'quarantine',
  packed_as: { id: '5', name: 'case', factor: '24' },
  quantity: '60',
} as StockRow

it('only whole cases can be opened, and loose goods are none', () => {
  expect(casesOf(row)).toBe(2)
  expect(casesOf({ ...row, packed_as: null })).toBe(0)
})

it('a case is opened in the lot, at the place, of the owner and in the status where it stands', () => {
  expect(openCaseSpec((key) => key, row).command({ cases: '2' })).toEqual({
    item: '1',
    place: '3',
    level: '5',
    lot: '2',
    owner: '4',
    status: 1,
    cases: 2,
  })
})
