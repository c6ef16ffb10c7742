import { describe, expect, it } from 'vitest'
import type { Answer } from '@/outbox/store'
import { heldRows, heldTitle } from './held'

const counted = '2026-11-22T01:00:00Z'
const late: Answer = {
  outcome: 'held',
  request_id: 'r',
  case: 'before_count',
  result: { counted_at: counted },
}

describe('a command that came after a count', () => {
  it('is said not to be posted', () => {
    expect(heldTitle(late)).toBe('这里已盘点，本次没有入账')
  })

  it('says when it was counted and what to do now', () => {
    expect(heldRows(late).map((row) => row.label)).toEqual(['盘点时间', '接下来'])
    expect(heldRows(late)[1]?.value).toContain('不要重做')
  })
})

it('a case without words of its own is passed on for a decision', () => {
  const other: Answer = { outcome: 'held', request_id: 'r', case: 'not_known' }
  expect(heldRows(other)).toHaveLength(1)
  expect(heldTitle(other)).toBe('已转人工裁决')
})
