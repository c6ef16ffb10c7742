import { describe, expect, it } from 'vitest'
import { addressOf, nextSorting, sorted, sortingOf } from './sorting'

const columns = [
  { key: 'code', title: '', cell: () => null, order: (row: { code: string }) => row.code },
]

describe('a click on a column', () => {
  it('sorts up, then down, then not at all', () => {
    const first = nextSorting(null, 'code')
    const second = nextSorting(first, 'code')
    expect([first, second, nextSorting(second, 'code')]).toEqual([
      { key: 'code', up: true },
      { key: 'code', up: false },
      null,
    ])
  })

  it('is told in the address by the name that the server knows', () => {
    const named = [{ key: 'name', title: '', cell: () => null, serverSort: 'name_zh' }]
    expect(addressOf({ key: 'name', up: false }, named)).toBe('-name_zh')
    expect(sortingOf('-name_zh', named)).toEqual({ key: 'name', up: false })
    expect(addressOf(null, named)).toBe('')
    expect(sortingOf('', named)).toBeNull()
    expect(sortingOf('colour', named)).toBeNull()
  })

  it('orders numbers inside a text as numbers', () => {
    const rows = ['A-10', 'A-9', 'A-1'].map((code) => ({ code }))
    expect(sorted(rows, columns, { key: 'code', up: true }).map((row) => row.code)).toEqual([
      'A-1',
      'A-9',
      'A-10',
    ])
  })
})
