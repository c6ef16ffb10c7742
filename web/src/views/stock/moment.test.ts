import { describe, expect, it } from 'vitest'
import { instantOf, localOf, momentOf } from './moment'

describe('a past moment', () => {
  it('is the same minute in the field after its way through the address', () => {
    for (const local of ['2026-11-28T10:05', '2026-01-01T00:00', '2024-02-29T23:59']) {
      expect(localOf(momentOf(instantOf(local)))).toBe(local)
    }
  })

  it('is none where field or address name none', () => {
    expect([momentOf(undefined), momentOf(''), momentOf('yesterday'), instantOf('')]).toEqual([
      '',
      '',
      '',
      '',
    ])
    expect(localOf('')).toBe('')
  })

  it('is kept in the address as an instant in UTC', () => {
    expect(momentOf('2026-11-28T10:05:00+08:00')).toBe('2026-11-28T02:05:00.000Z')
  })
})
