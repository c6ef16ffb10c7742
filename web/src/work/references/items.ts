import type { RefSource } from '@/work/forms/fields'

/** Items, to choose one from. */
export const ITEMS: RefSource = {
  path: '/items',
  label: (row) =>
    [row['code'], row['name'] ?? row['name_zh'], row['model']].filter(Boolean).join(' · '),
}
