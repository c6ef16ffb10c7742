import { Button, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useT } from '@/messages'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import type { List } from './useList'

/** Rows as cards: on their way, none, why not, and the next ones when they are asked for. */
export function CardList<Row>({
  list,
  empty,
  gap = 8,
  children,
}: {
  list: List<Row>
  /** What is said where there is no row. */
  empty: string
  gap?: number | string
  children: (rows: Row[]) => ReactNode
}) {
  const t = useT()
  if (list.isPending) return <Loading />
  if (list.isError) return <LoadFailure error={list.error} retry={() => void list.refetch()} />
  if (list.rows.length === 0) return <Blank title={empty} />
  return (
    <Stack gap={gap}>
      {children(list.rows)}
      {list.hasNextPage && (
        <Button
          variant="light"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('ui.list.more')}
        </Button>
      )}
    </Stack>
  )
}
