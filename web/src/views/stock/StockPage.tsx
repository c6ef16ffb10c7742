import { Group, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '@/work/session/session'
import { useT } from '@/messages'
import { ListPage } from '@/work/lists/ListPage'
import { Page } from '@/ui/Page'
import { choices } from '@/messages/codes'
import { stockColumns } from '@/work/stock/columns'
import type { StockRow } from '@/work/stock/shapes'
import { stockKey } from '@/work/stock/StockTable'

type By = 'item' | 'lot' | 'piece' | 'place' | 'owner' | 'key'

/** What each view adds up over, and so cannot show. */
const SHOWN: Record<By, string[]> = {
  item: ['item', 'status', 'quantity', 'allocated'],
  lot: ['item', 'lot', 'expiry', 'status', 'quantity', 'allocated'],
  piece: ['item', 'lot', 'expiry', 'piece', 'place', 'status', 'quantity'],
  place: ['place', 'item', 'lot', 'expiry', 'status', 'packed_as', 'quantity', 'allocated'],
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

/** Stock by item, lot, serial, place or owner; now, or as of any past moment. */
export function StockPage() {
  const t = useT()
  const { site } = useSession()
  const [by, setBy] = useState<By>('lot')
  const [asOf, setAsOf] = useState('')
  const all = stockColumns(t)
  // The past is told balance by balance.
  const shown = asOf === '' ? SHOWN[by] : SHOWN.key
  const columns = shown.flatMap((key) => all.filter((column) => column.key === key))
  return (
    <Page title={t('views.stock')}>
      <Group mb="sm" gap="md">
        <SegmentedControl
          value={by}
          onChange={(value) => setBy(value as By)}
          aria-label={t('stock.by')}
          data={(['item', 'lot', 'piece', 'place', 'owner', 'key'] as const).map((value) => ({
            value,
            label: t(`stock.views.${value}`),
          }))}
        />
        <TextInput
          type="datetime-local"
          value={asOf}
          onChange={(event) => setAsOf(event.currentTarget.value)}
          aria-label={t('ui.time.asOf')}
          leftSection={t('ui.time.asOf')}
          leftSectionWidth={80}
          w={310}
        />
      </Group>
      <ListPage<StockRow>
        key={by}
        embedded
        title={t('views.stock')}
        path="/stock"
        fixed={{ by, site: site?.id, as_of: asOf === '' ? null : new Date(asOf).toISOString() }}
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
