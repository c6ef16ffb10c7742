import { Box, Group, SegmentedControl, TextInput } from '@mantine/core'
import { useSession } from '@/work/session/session'
import { useT } from '@/messages'
import { ListPage } from '@/work/lists/ListPage'
import { useListAddress } from '@/work/lists/useListAddress'
import { Page } from '@/ui/Page'
import { choices } from '@/messages/codes'
import { stockColumns } from '@/work/stock/columns'
import type { StockRow } from '@/work/stock/shapes'
import { stockKey } from '@/work/stock/StockTable'
import { instantOf, localOf, momentOf } from './moment'

type By = (typeof VIEWS)[number]

const VIEWS = ['item', 'lot', 'piece', 'place', 'owner', 'key'] as const

/** What each view tells apart: only what is the same unit is added up. */
const SHOWN: Record<By, string[]> = {
  item: ['item', 'status', 'quantity', 'allocated'],
  lot: ['item', 'lot', 'expiry', 'status', 'quantity', 'allocated'],
  piece: ['item', 'lot', 'expiry', 'piece', 'place', 'status', 'quantity'],
  place: ['place', 'item', 'status', 'quantity', 'allocated'],
  owner: ['owner', 'item', 'status', 'quantity', 'allocated'],
  key: [
    'item',
    'lot',
    'expiry',
    'piece',
    'place',
    'owner',
    'status',
    'packed_as',
    'quantity',
    'allocated',
  ],
}

const NOTHING = {}

/** Stock by item, lot, serial, place or owner; now, or as of any past moment. */
export function StockPage() {
  const t = useT()
  const { site } = useSession()
  const [asked, setAsked] = useListAddress(false, NOTHING)
  const by = VIEWS.find((view) => view === asked['by']) ?? 'lot'
  const asOf = momentOf(asked['as_of'])
  const all = stockColumns(t)
  // What was allocated is not told of the past.
  const shown = SHOWN[by].filter((key) => asOf === '' || key !== 'allocated')
  const columns = shown.flatMap((key) => all.filter((column) => column.key === key))
  return (
    <Page title={t('views.stock')}>
      <Group mb="sm" gap="md">
        <Box maw="100%" style={{ overflowX: 'auto' }}>
          <SegmentedControl
            value={by}
            onChange={(view) => setAsked({ ...asked, by: view, sort: '' })}
            aria-label={t('stock.by')}
            data={VIEWS.map((value) => ({ value, label: t(`stock.views.${value}`) }))}
          />
        </Box>
        <TextInput
          type="datetime-local"
          value={localOf(asOf)}
          onChange={(event) => setAsked({ ...asked, as_of: instantOf(event.currentTarget.value) })}
          aria-label={t('ui.time.asOf')}
          leftSection={t('ui.time.asOf')}
          leftSectionWidth={80}
          w={310}
        />
      </Group>
      <ListPage<StockRow>
        key={`${by} ${asOf === ''}`}
        embedded
        pageKeeps={['by', 'as_of']}
        title={t('views.stock')}
        path="/stock"
        fixed={{ by, site: site?.id, as_of: asOf || null }}
        columns={columns}
        rowKey={stockKey}
        filters={[
          {
            name: 'status',
            label: t('ui.field.status'),
            options: choices('quality', ['2', '1', '3', '4']),
          },
        ]}
      />
    </Page>
  )
}
