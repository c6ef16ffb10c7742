import { describe, expect, it } from 'vitest'
import { NO_CERTIFICATE, plainChoice, type Certificate } from './certificates'

function one(id: string, state: Certificate['state'], of_lot = false): Certificate {
  return { id, number: id, kind: 'registration', valid_from: '', valid_to: '', state, of_lot }
}

describe('the certificate of received goods', () => {
  it('is the only valid one, without a question', () => {
    expect(plainChoice([one('1', 'valid'), one('2', 'expired')])).toBe('1')
  })

  it('is asked for when several are valid', () => {
    expect(plainChoice([one('1', 'valid'), one('2', 'valid')])).toBeNull()
  })

  it('is asked for when all have expired', () => {
    expect(plainChoice([one('1', 'expired')])).toBeNull()
  })

  it('stays what the lot carries already', () => {
    expect(plainChoice([one('1', 'valid'), one('2', 'valid', true)])).toBe(NO_CERTIFICATE)
  })

  it('is none where the item has none', () => {
    expect(plainChoice([])).toBe(NO_CERTIFICATE)
  })
})
