import { useQuery } from '@tanstack/react-query'
import { get } from '@/api/client'
import { t } from '@/messages'

interface Title {
  id: string
  title: string
}

const MOST = 200

/** What ids are called, as it is read: whoever has to know whether an id names anything. */
export function useTitleRows(ids: string[]) {
  const asked = [...new Set(ids)].filter((id) => /^[1-9]\d*$/.test(id)).slice(0, MOST)
  return useQuery({
    queryKey: ['titles', asked],
    queryFn: () => get<{ rows: Title[] }>('/titles', { ids: asked.join(',') }),
    enabled: asked.length > 0,
    staleTime: 60_000,
  })
}

/** What ids are called; an id that is not (yet) known is shown as it is, 0 as the system. */
export function useTitles(ids: string[]): (id: string) => string {
  const { data } = useTitleRows(ids)
  const known = new Map(data?.rows.map((row) => [row.id, row.title]))
  return (id) => (id === '0' ? t('ui.field.system') : (known.get(id) ?? id))
}
