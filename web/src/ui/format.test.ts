import { describe, expect, it } from 'vitest'
import { compareDecimals, daysUntil, instant, minus, plus, quantity } from './format'

describe('a quantity', () => {
  it.each([
    ['1234567', '1,234,567'],
    ['12.500', '12.5'],
    ['10.000', '10'],
    ['-1200', '-1,200'],
    ['0', '0'],
    ['9007199254740993', '9,007,199,254,740,993'],
    ['', '—'],
  ])('%s is shown as %s', (value, shown) => {
    expect(quantity(value)).toBe(shown)
  })

  it('is compared digit by digit, not as a float', () => {
    expect(compareDecimals('9007199254740993', '9007199254740992')).toBe(1)
    expect(compareDecimals('1.50', '1.5')).toBe(0)
    expect(compareDecimals('0.9', '1')).toBe(-1)
  })
})

describe('days until a date', () => {
  it('count calendar days, the day itself being zero', () => {
    const today = new Date(2026, 10, 22, 23, 59)
    expect([
      daysUntil('2026-11-22', today),
      daysUntil('2026-11-23', today),
      daysUntil('2026-11-21', today),
    ]).toEqual([0, 1, -1])
  })
})

describe('an instant', () => {
  it('that is none is shown as it came', () => {
    expect(instant('soon')).toBe('soon')
    expect(instant(null)).toBe('—')
  })
})

describe('what is left', () => {
  it.each([
    ['20', '5', '15'],
    ['1.5', '0.25', '1.25'],
    ['2', '2', '0'],
    ['1', '2.5', '-1.5'],
    ['9007199254740993', '1', '9007199254740992'],
  ])('%s less %s is %s', (a, b, left) => {
    expect(minus(a, b)).toBe(left)
  })
})

describe('a sum', () => {
  it.each([
    ['0.1', '0.2', '0.3'],
    ['10', '5', '15'],
    ['-1', '2.5', '1.5'],
  ])('of %s and %s is %s', (a, b, sum) => {
    expect(plus(a, b)).toBe(sum)
  })
})
