import { describe, expect, it } from 'vitest'
import { check, choice, decimal, long, ref, rows, text } from './fields'
import { asked, faults, initialValues, isDecimal, trimmed } from './form'

const fields = [
  decimal('quantity', '', { required: true }),
  long('note', ''),
  check('urgent', ''),
  rows('lines', '', [text('item', '', { required: true }), decimal('price', '')]),
]

/** Where something is wrong, and what is needed there. */
function said(...given: Parameters<typeof faults>): string[] {
  return faults(...given).map(({ path, needs }) => `${path} ${needs}`)
}

describe('a form', () => {
  it('starts with blanks of the right kind', () => {
    expect(initialValues(fields)).toEqual({ quantity: '', note: '', urgent: false, lines: [] })
  })

  it.each([
    ['a required field that is empty', { quantity: '' }, ['quantity amount']],
    ['a required field of blanks', { quantity: '  ' }, ['quantity amount']],
    ['no number', { quantity: '1,5' }, ['quantity number']],
    ['a number', { quantity: ' 1.5 ' }, []],
  ])('finds %s', (_what, values, expected) => {
    expect(said(fields, { note: '', lines: [], ...values })).toEqual(expected)
  })

  it('names the cell of the row that is wrong', () => {
    const lines = [
      { item: '7', price: '' },
      { item: '', price: 'dear' },
    ]
    expect(said(fields, { quantity: '1', lines })).toEqual([
      'lines.1.item text',
      'lines.1.price number',
    ])
  })

  it('names the rows where at least one is needed', () => {
    const needed = [rows('lines', '', [text('item', '')], { required: true })]
    expect(said(needed, { lines: [] })).toEqual(['lines row'])
    expect(said(needed, { lines: [{ item: '' }] })).toEqual([])
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
    expect(said(scoped, { scope: 'item', site: '' })).toEqual([])
    expect(said(scoped, { scope: 'site', site: '' })).toEqual(['site choice'])
  })
})
