import type { RefSource } from '@/work/forms/fields'

/** Places of a site, to choose one from. */
export function placesFrom(
  site: string | undefined,
  query: Record<string, string> = {},
): RefSource {
  return {
    path: '/places',
    query: { ...(site ? { site } : {}), ...query },
    label: (row) => [row['code'], row['name']].filter(Boolean).join(' · '),
  }
}
