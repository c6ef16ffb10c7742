import type { RefSource } from '@/work/forms/fields'

/** People, to choose one from. */
export const PEOPLE: RefSource = {
  path: '/people',
  query: { state: 'active' },
  label: (row) => [row['name'], row['username']].filter(Boolean).join(' · '),
}
