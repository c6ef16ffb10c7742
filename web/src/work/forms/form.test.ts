import { describe, expect, it } from 'vitest'
import { check, choice, decimal, long, ref, rows, text } from './fields'
import { asked, faults, initialValues, isDecimal, trimmed } from './form'

const fields = [
  decimal('quantity', '', { required: true }),
  long('note', ''),
  check('urgent', ''),
  rows('lines', '', [text('item', '', { required: true }), decimal('price', '')]),
]

describe('a form', () => {
  it('starts with blanks of the right kind', () => {
    expect(initialValues(fields)).toEqual({ quantity: '', note: '', urgent: false, lines: [] })
  })

  it.each([
    ['a required field that is empty', { quantity: '' }, ['quantity']],
    ['a required field of blanks', { quantity: '  ' }, ['quantity']],
    ['no number', { quantity: '1,5' }, ['quantity']],
    ['a number', { quantity: ' 1.5 ' }, []],
  ])('finds %s', (_what, values, expected) => {
    expect(faults(fields, { note: '', lines: [], ...values })).toEqual(expected)
  })

  it('names the cell of the row that is wrong', () => {
    const lines = [
      { item: '7', price: '' },
      { item: '', price: 'dear' },
    ]
    expect(faults(fields, { quantity: '1', lines })).toEqual(['lines.1.item', 'lines.1.price'])
  })

  it('names the rows where at least one is needed', () => {
    const needed = [rows('lines', '', [text('item', '')], { required: true })]
    expect(faults(needed, { lines: [] })).toEqual(['lines'])
    expect(faults(needed, { lines: [{ item: '' }] })).toEqual([])
  })

  it('gives its texts trimmed, those of rows too', () => {
    const values = { note: ' a ', urgent: true, lines: [{ item: ' 7' }], roles: ['x '] }
    const expected = { note: 'a', urgent: true, lines: [{ item: '7' }], roles: ['x '] }
    expect(trimmed(values)).toEqual(expected)
  })
})

describe('a decimal', () => {
  it.each([
    ['12', true],
    ['0.5', true],
    ['.5', false],
    ['1e3', false],
    ['-1', false],
    ['', false],
  ])('%j: %s', (value, expected) => {
    expect(isDecimal(value)).toBe(expected)
  })
})

describe('a field for one kind only', () => {
  const source = { path: '/places', label: () => '' }
  const scoped = [
    choice('scope', '', [{ value: 'site', label: '' }]),
    ref('site', '', source, { required: true, onlyIf: { field: 'scope', is: 'site' } }),
  ]

  it('is asked for and required only while that kind is chosen', () => {
    expect(asked(scoped, { scope: 'item' }).map((field) => field.name)).toEqual(['scope'])
    expect(faults(scoped, { scope: 'item', site: '' })).toEqual([])
    expect(faults(scoped, { scope: 'site', site: '' })).toEqual(['site'])
  })
})
