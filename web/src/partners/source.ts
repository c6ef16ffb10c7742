import type { RefSource } from '@/ui/form'

/** Partners in a role, to choose one from. */
export function partnersFrom(role: 'supplier' | 'customer' | 'carrier'): RefSource {
  return {
    path: '/partners',
    query: { role },
    label: (row) => [row['name'], row['code']].filter(Boolean).join(' · '),
  }
}
