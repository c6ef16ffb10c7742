import type { RefSource } from '@/work/forms/fields'

export type PartnerRole = 'supplier' | 'customer' | 'carrier' | 'own' | 'registrant' | 'maker'

/** Partners in a role, to choose one from. */
export function partnersFrom(role: PartnerRole): RefSource {
  return {
    path: '/partners',
    query: { role },
    label: (row) => [row['name'], row['code']].filter(Boolean).join(' · '),
  }
}
