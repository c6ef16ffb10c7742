import { useT } from '@/messages'
import { Box, ScrollArea, Table, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconSelector } from '@tabler/icons-react'
import type { ReactNode } from 'react'

export interface Column<Row> {
  key: string
  title: string
  cell: (row: Row) => ReactNode
  /** What rows are ordered by when a person clicks the column's head. */
  order?: (row: Row) => string | number
  /** The name by which the server sorts; without it only a whole list can be sorted. */
  serverSort?: string
  right?: boolean
  width?: number | string
}

export interface Sorting {
  key: string
  up: boolean
}

export function DataTable<Row>({
  columns,
  rows,
  rowKey,
  onOpen,
  sorting,
  onSort,
  label,
}: {
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  onOpen?: (row: Row) => void
  sorting?: Sorting | null
  onSort?: (key: string) => void
  label: string
}) {
  return (
    <ScrollArea
      type="auto"
      offsetScrollbars="x"
      viewportProps={{ tabIndex: 0, 'aria-label': label }}
    >
      <Table className="rows" aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={rowKey(row)} row={row} columns={columns} onOpen={onOpen} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}

function Head<Row>({
  column,
  sorting,
  onSort,
}: {
  column: Column<Row>
  sorting?: Sorting | null
  onSort?: (key: string) => void
}) {
  const t = useT()
  const canSort = onSort !== undefined && (column.order ?? column.serverSort) !== undefined
  const isSorted = sorting?.key === column.key
  const direction = isSorted ? (sorting.up ? 'ascending' : 'descending') : undefined
  const Icon = !isSorted ? IconSelector : sorting.up ? IconChevronUp : IconChevronDown
  return (
    <Table.Th ta={column.right ? 'right' : undefined} w={column.width} aria-sort={direction}>
      {canSort ? (
        <UnstyledButton
          onClick={() => onSort(column.key)}
          fz="inherit"
          fw="inherit"
          c="inherit"
          title={t(isSorted && sorting.up ? 'ui.list.sortDown' : 'ui.list.sortUp')}
          style={{ display: 'inline-flex', alignItems: 'center', gap: 3 }}
        >
          {column.title}
          <Icon size={14} aria-hidden opacity={isSorted ? 1 : 0.45} />
        </UnstyledButton>
      ) : (
        column.title
      )}
    </Table.Th>
  )
}

function Row<Row>({
  row,
  columns,
  onOpen,
}: {
  row: Row
  columns: Column<Row>[]
  onOpen?: (row: Row) => void
}) {
  const opens = onOpen !== undefined
  return (
    <Table.Tr
      data-open={opens || undefined}
      onClick={
        opens
          ? (event) => {
              // A link or button inside the row does its own thing; selected text is not a click.
              const target = event.target as HTMLElement
              if (target.closest('a,button,input') || window.getSelection()?.toString()) return
              onOpen(row)
            }
          : undefined
      }
    >
      {columns.map((column, index) => (
        <Table.Td key={column.key} ta={column.right ? 'right' : undefined}>
          {index === 0 && opens ? (
            <OpenButton onOpen={() => onOpen(row)}>{column.cell(row)}</OpenButton>
          ) : (
            column.cell(row)
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

/** The row's first cell opens it by keyboard too. */
function OpenButton({ onOpen, children }: { onOpen: () => void; children: ReactNode }) {
  return (
    <UnstyledButton
      onClick={onOpen}
      fz="inherit"
      fw={600}
      c="var(--mantine-primary-color-light-color)"
      style={{ whiteSpace: 'nowrap' }}
    >
      <Box component="span">{children}</Box>
    </UnstyledButton>
  )
}
