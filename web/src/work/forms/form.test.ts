import { describe, expect, it } from 'vitest'
import { asked, faults, initialValues, isDecimal, text, type FieldSpec } from './form'

const fields: FieldSpec[] = [
  { name: 'quantity', label: '', kind: 'decimal', required: true },
  { name: 'note', label: '', kind: 'long' },
  { name: 'urgent', label: '', kind: 'check' },
]

describe('a form', () => {
  it('starts with blanks of the right kind', () => {
    expect(initialValues(fields)).toEqual({ quantity: '', note: '', urgent: false })
  })

  it('names what is missing and what is no number', () => {
    expect([...faults(fields, { quantity: '', note: '' })]).toEqual(['quantity'])
    expect([...faults(fields, { quantity: '1,5', note: '' })]).toEqual(['quantity'])
    expect([...faults(fields, { quantity: '1.5', note: '' })]).toEqual([])
  })

  it('gives an empty text as null', () => {
    expect(text({ note: '  ' }, 'note')).toBe(null)
    expect(text({ note: ' a ' }, 'note')).toBe('a')
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
  const fields: FieldSpec[] = [
    { name: 'scope', label: 'scope', kind: 'choice' },
    {
      name: 'site',
      label: 'site',
      kind: 'ref',
      required: true,
      onlyIf: { field: 'scope', is: 'site' },
    },
  ]

  it('is asked for and required only while that kind is chosen', () => {
    expect(asked(fields, { scope: 'item' }).map((field) => field.name)).toEqual(['scope'])
    expect(faults(fields, { scope: 'item', site: '' })).toEqual(new Set())
    expect(faults(fields, { scope: 'site', site: '' })).toEqual(new Set(['site']))
  })
})
