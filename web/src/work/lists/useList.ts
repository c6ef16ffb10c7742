import { useInfiniteQuery } from '@tanstack/react-query'
import { get, type Query } from '@/api/client'
import type { Page } from '@/api/shapes'

/** Rows of a list, page by page; the next page comes when asked for. */
export function useList<Row>(path: string, query: Query, limit = 50) {
  const result = useInfiniteQuery({
    queryKey: ['list', path, query, limit],
    queryFn: ({ pageParam }) => get<Page<Row>>(path, { ...query, limit, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (previous) => previous,
  })
  const rows = result.data?.pages.flatMap((page) => page.rows) ?? []
  return { ...result, rows, isWhole: result.isSuccess && !result.hasNextPage }
}

export type List<Row> = ReturnType<typeof useList<Row>>
