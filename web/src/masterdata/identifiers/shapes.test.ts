import { describe, expect, it } from 'vitest'
import type { Binding } from './shapes'
import { period } from '@/ui/format'

const binding: Binding = {
  id: '5',
  scheme: 'gtin',
  value: '06901234567892',
  scope: '0',
  target_kind: 'item',
  target: '7',
  level: '0',
  status: 'confirmed',
  role: '',
  source: 'person',
  valid_from: '',
  valid_to: '',
}

describe('a binding', () => {
  it('says only the ends of its period that it has', () => {
    expect(period(binding)).toBe('')
    expect(period({ ...binding, valid_from: '2026-01-01' })).toBe('2026-01-01 – …')
    expect(period({ ...binding, valid_to: '2026-06-30' })).toBe('… – 2026-06-30')
  })
})
