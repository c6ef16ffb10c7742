import { expect, it } from 'vitest'
import { latest, oddTexts, type GoodsVersion } from './shapes'

const row = (more: Partial<GoodsVersion>) =>
  ({ known_to: null, valid_to: '', ...more }) as GoodsVersion

it('what is believed now is neither superseded nor over', () => {
  const believed = row({ number: 'B' })
  const rows = [row({ number: 'A', known_to: 7 }), row({ valid_to: '2026-01-01' }), believed]
  expect(latest(rows)).toBe(believed)
  expect(latest([])).toBeUndefined()
})

it.each([
  [
    'shipping_notice',
    { lot: 'A1 ', expiry: '2028/1/1', produced: '' },
    ['notice_expiry', 'notice_lot'],
  ],
  ['shipping_notice', { lot: '批号1', expiry: '2028-01-01', produced: 'x' }, ['notice_produced']],
  ['opening_stock', { lot: 'A1 ', expiry: '2028.1.1' }, ['opening_expiry']],
  ['receipt', {}, []],
])('texts of a %s that no command would take are offered for correction', (kind, more, of) => {
  const papers = { header: { kind, due: '' }, lines: [{ id: '7', more }] }
  expect(oddTexts(papers).map((one) => one.of)).toEqual(of)
  const due = oddTexts({ ...papers, header: { kind, due: 'soon' } })[0]
  expect(due).toEqual({ of: 'due', line: '0', text: 'soon' })
})
