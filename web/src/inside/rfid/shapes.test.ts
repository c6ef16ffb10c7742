import { expect, it } from 'vitest'
import { reportOf } from './shapes'

const EPC = '3034257BF7194E4000001A85'

it('reads of a pass are taken from what a reader exports, whatever parts its columns', () => {
  const text = 'EPC,Antenna,RSSI\n3034257bf7194e4000001a85,2,-51.5\r\n\n3034257BF7194E4000001A86; 1'
  expect(reportOf(text).reads).toEqual([
    { epc: EPC, antenna: 2, rssi: -51.5 },
    { epc: '3034257BF7194E4000001A86', antenna: 1 },
  ])
})

it.each([
  ['ZZZ', { line: 1, text: 'ZZZ', reason: 'not_hex' }],
  [`${EPC}\r\n\r\n`, { line: 2, text: '', reason: 'empty' }],
  [`${EPC}\n 30 , 1`, { line: 2, text: ' 30 , 1', reason: 'too_short' }],
  ['A'.repeat(15), { line: 1, text: 'A'.repeat(15), reason: 'too_short' }],
  ['A'.repeat(129), { line: 1, text: 'A'.repeat(129), reason: 'too_long' }],
  [
    '\uFF13034257BF7194E4000001A85',
    { line: 1, text: '\uFF13034257BF7194E4000001A85', reason: 'not_hex' },
  ],
  ['EPC,Antenna', { line: 1, text: 'EPC,Antenna', reason: 'not_hex' }],
] as const)('a line that is no read is named with its number and why: %j', (text, named) => {
  expect(reportOf(text).left).toEqual([named])
})

it('reads and named lines together are every line of a report, each once, in their order', () => {
  const parts = [
    EPC,
    'ZZZ',
    '',
    ' ',
    'A'.repeat(16),
    'A'.repeat(128),
    'A'.repeat(129),
    'EPC;RSSI',
    ',',
  ]
  let seed = 7
  const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below
  for (let round = 0; round < 500; round += 1) {
    const lines = Array.from({ length: next(30) }, () => parts[next(parts.length)] ?? '')
    const { reads, left } = reportOf(lines.map((line) => line + '\n').join(''))
    expect(reads.length + left.length).toBe(lines.length)
    left.forEach(({ line, text }) => expect(text).toBe(lines[line - 1]))
    const heard = lines.filter((_line, at) => left.every(({ line }) => line !== at + 1))
    expect(reads.map(({ epc }) => epc)).toEqual(heard)
  }
})
