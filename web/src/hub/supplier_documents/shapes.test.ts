import { expect, it } from 'vitest'
import { faultsOf, linesOf, type FullPaper } from './shapes'

const paper = {
  lines: [{ line: 2 }, { line: 4 }],
  faults: [
    { line: 3, code: 'item_unknown' },
    { line: 2, code: 'date_ambiguous' },
  ],
} as unknown as FullPaper

it('a paper shows every line that it has or that is wrong, in the order of the paper', () => {
  expect(linesOf(paper)).toEqual([2, 3, 4])
  expect(faultsOf(paper, 3).map(({ code }) => code)).toEqual(['item_unknown'])
})
