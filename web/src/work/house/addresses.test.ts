import { describe, expect, it } from 'vitest'
import { deskAddressOf, pageOf, phoneAddressOf, type Addressed } from './addresses'
import type { Room } from './room'

const rooms: Room[] = [
  { word: 'catalogue', shows: { item: '/items' } },
  { word: 'udidb', shows: { device: '/udi' } },
  {
    word: 'receiving',
    shows: { receipt: '/receipts' },
    tasks: { accept: { phone: '/m/accept/$document/$line' } },
  },
  { word: 'backdated', tasks: { late_fact: { desk: '/late', phone: '/m/late' } } },
]
const receipt = { id: '7', kind: 'receipt' }
const task = (more: Partial<Addressed>): Addressed => ({
  ...{ kind: 'accept', document: receipt, line: '9' },
  ...more,
})

describe('the page of a record', () => {
  it.each([
    ['item', '5', '/items/5'],
    ['receipt', '7', '/receipts/7'],
    ['device', 'a/b', '/udi/a%2Fb'],
    ['put_away', '5', null],
  ])('%s %s: %s', (kind, id, expected) => {
    expect(pageOf(rooms, kind, id)).toBe(expected)
  })
})

describe('where a task is worked on', () => {
  it.each([
    ['its kind has a screen', task({}), '/m/accept/7/9'],
    ['a kind that no room takes', task({ kind: 'other' }), '/m/tasks'],
  ])('with a handheld: %s', (_why, one, expected) => {
    expect(phoneAddressOf(rooms, one)).toBe(expected)
  })

  it.each([
    ['the page of its document', task({}), '/receipts/7'],
    ['a page of its kind, whatever its document', task({ kind: 'late_fact' }), '/late'],
    ['a document that no room shows', task({ document: { id: '1', kind: 'check' } }), '/'],
    ['no document', task({ document: null }), '/'],
  ])('at a desk: %s', (_why, one, expected) => {
    expect(deskAddressOf(rooms, one)).toBe(expected)
  })
})
