import { expect, it } from 'vitest'
import { conflictOf } from './shapes'

it('a contradiction is told from the facts of its task, whatever one lacks', () => {
  const facts = { field: 'lot', first: 'A1', second: 'A2', raw: '10A1\n10A2' }
  expect(conflictOf({ facts })).toEqual(facts)
  expect(conflictOf({ facts: { field: 'lot', first: 7 } })).toEqual({
    field: 'lot',
    first: '',
    second: '',
    raw: '',
  })
})
