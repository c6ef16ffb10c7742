import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { address, get } from '@/api/client'
import type { Page as Rows } from '@/api/shapes'
import { ItemName } from '@/work/documents/Lines'
import type { ItemWords, LotWords, Named, PieceWords, PlaceWords } from '@/work/documents/shapes'
import { useT } from '@/messages'
import { actionName } from '@/messages/codes'
import { usePanels } from '@/work/house/useRooms'
import { Badge } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { DataTable } from '@/ui/DataTable'
import { Page } from '@/ui/Page'
import { PrintLink } from '@/ui/PrintLink'
import { Code, Expiry, Instant, Quantity } from '@/ui/Values'
import { StandingOf } from '@/work/standing/StandingCard'
import { StockTable } from '@/work/stock/StockTable'

/** One movement, with the words of everything in it. */
interface Movement {
  record_id: string
  number: number
  command: string
  person: Named | null
  happened_at: string
  item: ItemWords | null
  lot: LotWords | null
  piece: PieceWords | null
  from: PlaceWords | null
  from_status: number
  to: PlaceWords | null
  to_status: number
  quantity: string
}

/** A lot (`number`) or a piece (`serial`, `lot`), as its page is read. */
interface Goods {
  number?: string
  serial?: string
  item: ItemWords | null
  lot?: LotWords | null
  expiry: string | null
}

type Scope = 'lot' | 'piece'

/** A lot: where it is now, and how it got there. */
export function LotPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <GoodsPage scope="lot" id={id} />
}

/** A serialised piece: where it is now, and its whole life. */
export function PiecePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <GoodsPage scope="piece" id={id} />
}

function GoodsPage({ scope, id }: { scope: Scope; id: string }) {
  const t = useT()
  const panels = usePanels()
  const query = { [scope]: id, limit: 200 }
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['movements', query],
    queryFn: () => get<Rows<Movement>>('/movements', query),
  })
  const path = `/${scope}s/${id}`
  const goods = useQuery({ queryKey: ['goods', path], queryFn: () => get<Goods>(path) })
  if (goods.error) {
    return <LoadFailure error={goods.error} retry={() => void goods.refetch()} />
  }
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  if (isPending || goods.isPending) return <Loading />
  const { item, number, serial, lot, expiry } = goods.data
  const title = `${t(scope === 'lot' ? 'ui.field.lot' : 'ui.field.serial')} ${number ?? serial}`
  const { buttons, parts } = panels({ kind: scope, id, title, record: {} })
  return (
    <Page
      title={title}
      actions={
        <>
          {item && <PrintLink href={address(`/labels/items/${item.id}`, { [scope]: id })} />}
          {buttons}
        </>
      }
    >
      <Stack>
        <StandingOf kind={scope} id={id} />
        <div className="card" style={{ padding: 16 }}>
          <ItemName item={item} />
          {lot && (
            <Text mt={6} component="div">
              {t('ui.field.lot')} <Code>{lot.number}</Code>
            </Text>
          )}
          {expiry && (
            <Text mt={6} component="div">
              {t('ui.field.expiry')} <Expiry date={expiry} />
            </Text>
          )}
        </div>
        <div className="card">
          <StockTable query={{ [scope]: id }} hide={['item', 'expiry']} />
        </div>
        <div className="card">
          <Movements rows={data.rows} />
        </div>
        {parts.map(({ label, content }) => (
          <div key={label} className="card">
            {content}
          </div>
        ))}
      </Stack>
    </Page>
  )
}

function Movements({ rows }: { rows: Movement[] }) {
  const t = useT()
  if (rows.length === 0) return <Blank title={t('ui.document.noTimeline')} />
  const side = (place: PlaceWords | null, status: number) => (
    <>
      {placeWord(place) || t('stock.outside')}{' '}
      {status > 0 && <Badge family="quality" code={String(status)} />}
    </>
  )
  return (
    <DataTable
      label={t('stock.movements')}
      rows={rows}
      rowKey={(row) => `${row.record_id}${row.from?.id}${row.to?.id}${row.piece?.id}`}
      columns={[
        {
          key: 'when',
          title: t('journal.when'),
          cell: (row) => <Instant value={row.happened_at} />,
        },
        {
          key: 'command',
          title: t('journal.command'),
          cell: (row) => actionName(row.command),
        },
        {
          key: 'from',
          title: t('ui.field.from'),
          cell: (row) => side(row.from, row.from_status),
        },
        { key: 'to', title: t('ui.field.to'), cell: (row) => side(row.to, row.to_status) },
        {
          key: 'quantity',
          title: t('ui.field.quantity'),
          right: true,
          cell: (row) => <Quantity value={row.quantity} />,
        },
        { key: 'who', title: t('journal.who'), cell: (row) => row.person?.name ?? '—' },
      ]}
    />
  )
}

/** A bin by its code, a partner by its name. */
function placeWord(place: PlaceWords | null): string {
  if (place === null) return ''
  return place.kind === 'partner' ? (place.name ?? '') : place.code
}
