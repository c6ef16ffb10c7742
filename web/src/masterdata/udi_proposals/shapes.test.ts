import { expect, it } from 'vitest'
import { byItem, type Proposal } from './shapes'

it('proposals come item by item, in the order of their items', () => {
  const row = (id: string, item: string) =>
    ({ id, item: { id: item, code: item, name: item } }) as Proposal
  const groups = byItem([row('1', 'b'), row('2', 'a'), row('3', 'b')])
  expect(groups.map(({ item, rows }) => [item.id, rows.map(({ id }) => id)])).toEqual([
    ['b', ['1', '3']],
    ['a', ['2']],
  ])
})
