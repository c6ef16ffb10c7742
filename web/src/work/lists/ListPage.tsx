import { useT } from '@/messages'
import { ActionIcon, Box, Button, Group, Menu, Select, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconDownload, IconRefresh, IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import type { Query } from '@/api/client'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { DataTable, type Column } from '@/ui/DataTable'
import { Page } from '@/ui/Page'
import { addressOf, nextSorting, sorted, sortingOf } from '@/ui/sorting'
import { useList } from './useList'
import { useListAddress, type Asked } from './useListAddress'
import { useSheetAddress } from './useSheetAddress'

export interface Filter {
  name: string
  label: string
  options?: { value: string; label: string }[]
  kind?: 'choice' | 'date' | 'text'
}

export interface ListPageProps<Row> {
  title: string
  path: string
  columns: Column<Row>[]
  rowKey: (row: Row) => string
  filters?: Filter[]
  /** Filters that the page itself sets. */
  fixed?: Query
  initial?: Record<string, string>
  onOpen?: (row: Row) => void
  actions?: ReactNode
  canSearch?: boolean
  canExport?: boolean
  embedded?: boolean
  /** Inside a page that keeps these parts of the address itself; the rest is the list's. */
  pageKeeps?: string[]
}

const NOTHING: Asked = {}

/** A list of anything: search, filters, sorting, more rows, export of what is shown. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const content = <ListBody {...props} />
  if (props.embedded) return content
  return (
    <Page title={props.title} actions={props.actions}>
      {content}
    </Page>
  )
}

function ListBody<Row>(props: ListPageProps<Row>) {
  const { columns, fixed, path } = props
  const isOwn = props.embedded === true && props.pageKeeps === undefined
  const [asked, setAsked] = useListAddress(isOwn, props.initial ?? NOTHING)
  const { q = '', sort = '', ...rest } = asked
  const kept = new Set(props.pageKeeps)
  const chosen = Object.fromEntries(Object.entries(rest).filter(([name]) => !kept.has(name)))
  const [words, setWords] = useState(q)
  const [settled] = useDebouncedValue(words.trim(), 250)
  const change = (next: Asked): void => setAsked({ ...asked, ...next })
  const search = useEffectEvent((typed: string) => {
    if (typed !== q) change({ q: typed })
  })
  useEffect(() => search(settled), [settled])
  const sorting = sortingOf(sort, columns)
  const isServerSorted = columns.some((column) => column.key === sorting?.key && column.serverSort)
  const query: Query = { q, ...chosen, ...fixed, ...(isServerSorted ? { sort } : {}) }
  const list = useList<Row>(path, query)
  // Half a list in order would look like the whole one: only what is all here is sorted here.
  const canSortHere = list.isWhole || (sorting !== null && !isServerSorted)
  const shown = columns.map((column) =>
    column.serverSort || canSortHere ? column : { ...column, order: undefined },
  )
  const isFiltered = q !== '' || Object.values(chosen).some((value) => value !== '')
  return (
    <Box className="card">
      <Group p="sm" gap="sm" className="no-print" align="flex-end">
        <Search shown={props.canSearch !== false} q={words} setQ={setWords} />
        <Filters filters={props.filters ?? []} chosen={chosen} onChange={change} />
        {isFiltered && (
          <Button
            variant="subtle"
            size="sm"
            leftSection={<IconX size={15} />}
            onClick={() => {
              setWords('')
              const blank = Object.keys(chosen).map((name) => [name, ''])
              setAsked({ ...asked, ...Object.fromEntries(blank), sort, q: '' })
            }}
          >
            <ClearLabel />
          </Button>
        )}
        <Group gap={6} ml="auto">
          <Refresh onClick={() => void list.refetch()} busy={list.isFetching} />
          {props.canExport !== false && <Export path={path} query={query} />}
        </Group>
      </Group>
      {list.isPending && <Loading />}
      {list.isError && <LoadFailure error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && list.rows.length === 0 && <NoRows isFiltered={isFiltered} />}
      {list.rows.length > 0 && (
        <DataTable
          label={props.title}
          columns={shown}
          rowKey={props.rowKey}
          onOpen={props.onOpen}
          rows={isServerSorted ? list.rows : sorted(list.rows, columns, sorting)}
          sorting={sorting}
          onSort={(key) => change({ sort: addressOf(nextSorting(sorting, key), columns) })}
        />
      )}
      {list.rows.length > 0 && <Foot list={list} />}
    </Box>
  )
}

function Search({ shown, q, setQ }: { shown: boolean; q: string; setQ: (q: string) => void }) {
  const t = useT()
  if (!shown) return null
  return (
    <TextInput
      value={q}
      onChange={(event) => setQ(event.currentTarget.value)}
      type="search"
      placeholder={t('ui.list.search')}
      aria-label={t('ui.list.search')}
      data-scan="text"
      leftSection={<IconSearch size={16} aria-hidden />}
      w={{ base: '100%', sm: 260 }}
    />
  )
}

function ClearLabel() {
  const t = useT()
  return <>{t('ui.list.clear')}</>
}

function Filters({
  filters,
  chosen,
  onChange,
}: {
  filters: Filter[]
  chosen: Record<string, string>
  onChange: (chosen: Record<string, string>) => void
}) {
  const t = useT()
  const set = (name: string, value: string): void => onChange({ ...chosen, [name]: value })
  return filters.map((filter) =>
    (filter.kind ?? 'choice') === 'choice' ? (
      <Select
        key={filter.name}
        data={filter.options ?? []}
        value={chosen[filter.name] ?? null}
        onChange={(value) => set(filter.name, value ?? '')}
        clearable
        w={170}
        placeholder={filter.label}
        aria-label={filter.label}
        searchable={(filter.options?.length ?? 0) > 8}
        nothingFoundMessage={t('ui.field.nothing')}
      />
    ) : (
      <TextInput
        key={filter.name}
        type={filter.kind}
        value={chosen[filter.name] ?? ''}
        w={150}
        onChange={(event) => set(filter.name, event.currentTarget.value)}
        placeholder={filter.label}
        aria-label={filter.label}
      />
    ),
  )
}

function Refresh({ onClick, busy }: { onClick: () => void; busy: boolean }) {
  const t = useT()
  return (
    <ActionIcon
      variant="subtle"
      size={36}
      onClick={onClick}
      loading={busy}
      aria-label={t('ui.list.refresh')}
    >
      <IconRefresh size={18} />
    </ActionIcon>
  )
}

function Export({ path, query }: { path: string; query: Query }) {
  const t = useT()
  const sheet = useSheetAddress()
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} />}>
          {t('ui.list.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={sheet(path, query)} download>
          {t('ui.list.xlsx')}
        </Menu.Item>
        <Menu.Item component="a" href={sheet(path, query, 'csv')} download>
          {t('ui.list.csv')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function NoRows({ isFiltered }: { isFiltered: boolean }) {
  const t = useT()
  return isFiltered ? (
    <Blank title={t('ui.list.none')} text={t('ui.list.noneText')} />
  ) : (
    <Blank title={t('ui.list.empty')} />
  )
}

function Foot({ list }: { list: ReturnType<typeof useList> }) {
  const t = useT()
  const count = list.rows.length
  return (
    <Group justify="space-between" p="sm" style={{ borderTop: '1px solid var(--line)' }}>
      <Text size="sm" c="dimmed">
        {t(list.hasNextPage ? 'ui.list.shown' : 'ui.list.all', { count })}
      </Text>
      {list.hasNextPage && (
        <Button
          variant="light"
          size="xs"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('ui.list.more')}
        </Button>
      )}
    </Group>
  )
}
