import type { Named } from '@/work/documents/shapes'

/** A hold: one reason on one thing; others on the same thing stand beside it. */
export interface Hold {
  id: string
  scope: string
  target: { id: string; title: string }
  reason: string
  note: string
  placed_by: Named | null
  placed_at: string | null
  approvals: number
  agreed: Named[]
  state: 'active' | 'lifted'
  document: string | null
}

export const REASONS = [
  ...(['quality', 'recall', 'certificate', 'expiry', 'count', 'damage', 'other'] as const),
]
