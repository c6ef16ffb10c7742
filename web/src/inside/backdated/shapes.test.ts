import { describe, expect, it } from 'vitest'
import { quantityOf } from './shapes'

describe('the quantity of a late fact', () => {
  it.each([
    [{ quantity: '3' }, '3'],
    [{ what: { quantity: '2.5' }, place_code: 'A-01' }, '2.5'],
    [{ what: { quantity: '' } }, null],
    [{ line: '7' }, null],
  ])('%j says %s', (fields, quantity) => {
    expect(quantityOf(fields)).toBe(quantity)
  })
})
