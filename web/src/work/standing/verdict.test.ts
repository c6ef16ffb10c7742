import { beforeAll, describe, expect, it } from 'vitest'
import { loadMoreTexts, loadTexts, t } from '@/messages'
import type { Hold, Standing } from './shapes'
import { inHand, standingRows, standingTone, standingWord } from './verdict'

const HOLD: Hold = {
  id: '7',
  scope: 'lot',
  target: { id: '3', title: 'SHE260128 支架' },
  reason: 'quality',
  note: '外箱受潮',
  placed_by: { id: '9', name: '何质' },
  placed_at: '2026-11-28T07:00:00Z',
  approvals: 1,
  agreed: [],
  state: 'active',
  document: { id: '5', kind: 'receipt', number: 'RC-26-0001' },
  record_id: '11',
}
const FREE: Standing = {
  holds: [],
  holds_inside: [],
  blocked: [],
  blocked_inside: [],
  statuses: ['released'],
}

beforeAll(async () => {
  await loadTexts()
  await loadMoreTexts()
})

describe('what may not go out is never green', () => {
  it.each<[Partial<Standing>, string, string]>([
    [{}, 'ok', ''],
    [{ blocked: ['held'], holds: [HOLD] }, 'error', '锁定'],
    [{ blocked: ['held', 'expired'], holds: [HOLD] }, 'error', '锁定'],
    [{ blocked_inside: ['held'], holds_inside: [HOLD] }, 'warn', '部分锁定'],
    [{ blocked: ['expired'] }, 'error', '已过期'],
    [{ blocked_inside: ['expired'] }, 'warn', '部分已过期'],
    [{ blocked: ['not_released'], statuses: ['quarantine'] }, 'warn', '待验'],
    [{ blocked: ['not_released'], statuses: ['rejected'] }, 'error', '不合格'],
    [
      { blocked_inside: ['not_released'], statuses: ['released', 'quarantine'] },
      'warn',
      '部分待验',
    ],
  ])('%j', (change, tone, said) => {
    const standing = { ...FREE, ...change }
    expect([standingTone(standing), standingWord(standing, t)]).toEqual([tone, said])
  })
})

it('a hold says why, what was said, who, since when and by which document', () => {
  const [row] = standingRows({ ...FREE, blocked: ['held'], holds: [HOLD] }, t)
  expect(row?.label).toBe('锁定')
  for (const part of ['质量', '外箱受潮', '何质', '2026', '收货单 RC-26-0001']) {
    expect(row?.value).toContain(part)
  }
})

it('a step is told of the goods in the hand, not of others of the item', () => {
  const item = { ...FREE, holds_inside: [HOLD], blocked_inside: ['held' as const] }
  expect(standingTone(inHand(item, 'item'))).toBe('ok')
  expect(standingTone(inHand(item, 'handling_unit'))).toBe('warn')
  const held = { ...FREE, holds: [HOLD], blocked: ['held' as const] }
  expect(standingTone(inHand(held, 'lot'))).toBe('error')
})
