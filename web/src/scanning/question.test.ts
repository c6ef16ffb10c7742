import { describe, expect, it } from 'vitest'
import { answersOf, type Resolved } from './question'

const asked: Resolved = {
  outcome: 'ask',
  question: {
    ask: 'which_lot',
    choices: [
      { lot: '1A21S1', serial: null, expiry: null },
      { lot: '1A', serial: 'S1', expiry: null },
    ],
    more: false,
  },
  candidates: [{ item: { id: '7' } }],
}

describe('the question about an ambiguous scan', () => {
  it('offers each reading of a label whose separator was lost', () => {
    expect(answersOf(asked).map(({ lot, serial }) => [lot, serial])).toEqual([
      ['1A21S1', ''],
      ['1A', 'S1'],
    ])
  })

  it('offers objects by title, with the item that each is', () => {
    const choices = [
      { kind: 'item', id: '7', title: 'Gauze' },
      { kind: 'lot', id: '9', title: 'Swab L1' },
    ]
    const question = { ask: 'which_object', choices, more: false }
    const candidates = [{ item: { id: '7' } }, { item: { id: '8' } }]
    const items = answersOf({ ...asked, question, candidates }).map((one) => [one.title, one.item])
    expect(items).toEqual([
      ['Gauze', '7'],
      ['Swab L1', '8'],
    ])
  })

  it('asks nothing where the server took one meaning', () => {
    expect(answersOf({ ...asked, outcome: 'accepted', question: null })).toEqual([])
  })
})
