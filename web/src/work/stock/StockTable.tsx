import type { ReactNode } from 'react'
import { useT } from '@/messages'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { DataTable } from '@/ui/DataTable'
import type { Query } from '@/api/client'
import { useList } from '@/work/lists/useList'
import { stockColumns } from './columns'
import type { StockRow } from './shapes'

/** Balances of one object, inside its page. */
export function StockTable({
  query,
  hide = [],
  act,
}: {
  query: Query
  hide?: string[]
  /** What can be done with one balance. */
  act?: (row: StockRow) => ReactNode
}) {
  const t = useT()
  const list = useList<StockRow>('/stock', query, 200)
  if (list.isPending) return <Loading />
  if (list.isError) return <LoadFailure error={list.error} retry={() => void list.refetch()} />
  if (list.rows.length === 0) return <Blank title={t('stock.none')} />
  const columns = stockColumns(t).filter((column) => !hide.includes(column.key))
  return (
    <DataTable
      label={t('views.stock')}
      rows={list.rows}
      rowKey={stockKey}
      columns={act ? [...columns, { key: 'act', title: '', right: true, cell: act }] : columns}
    />
  )
}

/** A balance has no id: its cursor is its key. */
export function stockKey(row: StockRow): string {
  return row.cursor
}
