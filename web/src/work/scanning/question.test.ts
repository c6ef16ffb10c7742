import { describe, expect, it } from 'vitest'
import { answered, choicesOf, isHalf, readOf } from './question'
import type { Candidate, Reading, Resolved } from './shapes'

const reading: Reading = {
  raw: 'x',
  symbology: null,
  normalised: null,
  status: 'ambiguous',
  system: 'gs1',
  kind: 'item',
  identifier: { scheme: 'gtin', value: '06901234567892' },
  identifiers: [],
  lot: '1A21S1',
  serial: null,
  quantity: null,
  expiry: null,
  expiry_time: null,
  expiry_precision: null,
  produced: null,
  produced_time: null,
  produced_precision: null,
  elements: [],
  parts: {},
  findings: [],
  repairs: [],
  epc: null,
  alternatives: [],
}

function candidate(kind: string, id: string, item: string, lot?: string): Candidate {
  const words = {
    id: item,
    code: 'GAU',
    name: '纱布',
    name_en: 'Gauze',
    specification: '',
    base_unit: 'EA',
    lot_control: true,
    serial_control: false,
    expiry_control: false,
  }
  return {
    kind,
    id,
    title: `item ${item}`,
    item: words,
    lot: lot === undefined ? null : { id, number: lot, expiry: null },
    piece: null,
    place: null,
    counts_as: null,
    actions: [],
    binding: null,
    standing: null,
    score: 0,
    reasons_for: ['waited_for'],
    reasons_against: [],
  }
}

function chosen(lot: string, serial: string) {
  return { lot, serial, expiry: '' }
}

const asked: Resolved = {
  outcome: 'ask',
  object: null,
  question: {
    ask: 'which_lot',
    choices: [
      { lot: '1A21S1', serial: null, expiry: null, chosen: chosen('1A21S1', '') },
      { lot: '1A', serial: 'S1', expiry: null, chosen: chosen('1A', 'S1') },
    ],
    more: false,
  },
  candidates: [candidate('lot', '9', '7', '1A')],
  reading,
  readings: [reading],
}

describe('the question about a scan', () => {
  it('offers each reading of a label whose separator was lost', () => {
    expect(choicesOf(asked).map(({ read }) => [read.reading.lot, read.reading.serial])).toEqual([
      ['1A21S1', null],
      ['1A', 'S1'],
    ])
  })

  it('gives a reading only the lot that it names', () => {
    expect(choicesOf(asked).map(({ read }) => read.lot?.id ?? null)).toEqual([null, '9'])
  })

  it('offers objects with the item that each is, whatever their order', () => {
    const choices = [
      { kind: 'lot', id: '9', title: 'Swab L1', chosen: { item: '8', lot: 'L1', serial: '' } },
      { kind: 'place', id: '7', title: 'A-01-01', chosen: null },
    ]
    const candidates = [candidate('place', '7', '7'), candidate('lot', '9', '8', 'L1')]
    const question = { ask: 'which_object', choices, more: false }
    const items = choicesOf({ ...asked, question, candidates })
    expect(items.map(({ read, chosen }) => [read.object.id, chosen])).toEqual([
      ['9', { item: '8', lot: 'L1', serial: '' }],
      ['7', null],
    ])
  })

  it('has no answers where one more scan is asked for', () => {
    const question = {
      ask: 'scan_more',
      choices: [{ kind: 'lot', id: '9', title: '', chosen: null }],
      more: true,
    }
    expect(choicesOf({ ...asked, question })).toEqual([])
  })

  it('is not asked where the server took one meaning', () => {
    expect(choicesOf({ ...asked, outcome: 'accepted', question: null })).toEqual([])
  })

  it('is answered on the symbol that it is about', () => {
    const sure: Reading = { ...reading, status: 'valid' }
    const scan = { raw: 'x', symbology: null, way: 'scanned' } as const
    const sent = choicesOf(asked).map((choice) =>
      answered([scan, scan], { ...asked, readings: [sure, reading] }, choice),
    )
    expect(sent[1]?.map(({ chosen }) => chosen ?? null)).toEqual([null, chosen('1A', 'S1')])
  })
})

describe('a package', () => {
  it('that is nothing known reads as unknown', () => {
    expect(readOf(asked, null).object).toEqual({ kind: 'unknown', id: '0', title: '' })
  })

  it('is half where the symbol carries a lot and no product', () => {
    const half = { ...reading, status: 'valid', identifier: null } as Reading
    const resolved: Resolved = { ...asked, outcome: 'unknown', reading: half, readings: [half] }
    expect(isHalf(resolved)).toBe(true)
    expect(isHalf({ ...resolved, reading, readings: [reading] })).toBe(false)
  })
})
