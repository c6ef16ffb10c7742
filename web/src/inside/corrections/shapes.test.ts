import { expect, it } from 'vitest'
import { latest, type GoodsVersion } from './shapes'

const row = (more: Partial<GoodsVersion>) =>
  ({ known_to: null, valid_to: '', ...more }) as GoodsVersion

it('what is believed now is neither superseded nor over', () => {
  const believed = row({ number: 'B' })
  const rows = [row({ number: 'A', known_to: 7 }), row({ valid_to: '2026-01-01' }), believed]
  expect(latest(rows)).toBe(believed)
  expect(latest([])).toBeUndefined()
})
