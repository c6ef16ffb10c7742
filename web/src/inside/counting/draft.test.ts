import { describe, expect, it } from 'vitest'
import { add, commandOf, setQuantity, type Package } from './draft'

const box: Package = {
  item: '1',
  title: 'a',
  lot: '7',
  lotNumber: 'L1',
  packedAs: '',
  levelName: '',
  quantity: '5',
  serial: null,
  countedAt: '2026-11-22T08:00:00Z',
}

describe('what was found in a bin', () => {
  it('adds up packages of one lot at one level', () => {
    const first = add([], box).draft
    const { draft } = add(first, { ...box, countedAt: '2026-11-22T08:01:00Z' })
    expect(draft).toHaveLength(1)
    expect(draft[0]).toMatchObject({ quantity: '10', countedAt: '2026-11-22T08:01:00Z' })
  })

  it('keeps lots apart, and sealed cases apart from loose pieces', () => {
    const one = add([], box).draft
    const two = add(one, { ...box, lot: '8' }).draft
    const three = add(two, { ...box, packedAs: '3' }).draft
    expect(three).toHaveLength(3)
  })

  it('counts a serial once, however often it is scanned', () => {
    const piece = { ...box, quantity: '1', serial: 'S1' }
    const first = add([], piece)
    const again = add(first.draft, piece)
    expect([first.repeated, again.repeated]).toEqual([false, true])
    expect(commandOf(again.draft)).toMatchObject([{ quantity: '1', serials: ['S1'] }])
  })

  it('loses an entry whose quantity is set to nothing', () => {
    expect(setQuantity(add([], box).draft, 0, '0')).toEqual([])
    expect(setQuantity(add([], box).draft, 0, '3')[0]?.quantity).toBe('3')
  })
})
