import { expect, it } from 'vitest'
import { countOf, type Run } from './shapes'

it('a kind of difference that a night did not have counts as none', () => {
  const run = { kinds: [{ kind: 'late', open: 3, explained: 1 }] } as Run
  expect(countOf(run, 'late')).toEqual({ open: 3, explained: 1 })
  expect(countOf(run, 'owner')).toEqual({ open: 0, explained: 0 })
})
