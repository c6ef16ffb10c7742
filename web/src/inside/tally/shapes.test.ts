import { expect, it } from 'vitest'
import { keep, kept, withLast, type Scanned } from './shapes'

const one: Scanned = {
  scans: [{ raw: 'A', symbology: null, way: 'scanned' }],
  act: 'whole',
  answer: '',
}

it('an answer is that of the last package', () => {
  expect(withLast([one, one], { answer: 'inside' }).map(({ answer }) => answer)).toEqual([
    '',
    'inside',
  ])
  expect(withLast([], { act: 'open' })).toEqual([])
})

it('a reload in the middle of a pallet loses nothing', () => {
  keep([one])
  expect(kept()).toEqual([one])
})
