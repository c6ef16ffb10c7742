import { describe, expect, it } from 'vitest'
import { dispositionVerdict, type ReceiveResult } from './verdict'

const plain: ReceiveResult = {
  parts: [{ line: '1', disposition: 'ordered', quantity: '5', place: '2' }],
  item: '1',
  lot: '2',
  held: null,
  differences: [],
}

describe('what the dock is told', () => {
  it('is good when everything was ordered', () => {
    expect(dispositionVerdict(plain, { title: 'a', rows: [] }).tone).toBe('ok')
  })

  it('warns when a part goes elsewhere, and names where', () => {
    const over = {
      ...plain,
      parts: [...plain.parts, { line: '2', disposition: 'over', quantity: '1', place: '3' }],
    }
    const verdict = dispositionVerdict(over, { title: 'a', rows: [] })
    expect(verdict.tone).toBe('warn')
    expect(verdict.rows).toHaveLength(3)
  })

  it('warns when the lot is held', () => {
    expect(dispositionVerdict({ ...plain, held: 'expiry' }, { title: 'a', rows: [] }).tone).toBe(
      'warn',
    )
  })
})
