export type { Hold } from '@/work/standing/shapes'

export const REASONS = [
  ...(['quality', 'recall', 'certificate', 'expiry', 'count', 'damage', 'other'] as const),
]
