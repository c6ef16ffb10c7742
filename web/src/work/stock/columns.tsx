import { ItemName } from '@/work/documents/Lines'
import { unitWord } from '@/work/documents/names'
import type { Translate } from '@/messages'
import { StandingChips } from '@/work/standing/Chips'
import type { Column } from '@/ui/DataTable'
import { Code, Expiry, Quantity } from '@/ui/Values'
import { word } from '@/messages/codes'
import { Link } from '@tanstack/react-router'
import { useAddresses } from '@/work/house/useRooms'
import type { StockRow } from './shapes'

/** Every column that a balance may have; a view that adds up leaves some out. */
export function stockColumns(t: Translate): Column<StockRow>[] {
  return [
    {
      key: 'item',
      title: t('ui.field.item'),
      cell: (row) => <ItemName item={row.item} />,
      order: (row) => row.item?.code ?? '',
    },
    {
      key: 'lot',
      title: t('ui.field.lot'),
      cell: (row) => <Leads kind="lot" id={row.lot?.id} name={row.lot?.number} />,
      order: (row) => row.lot?.number ?? '',
    },
    {
      key: 'expiry',
      title: t('ui.field.expiry'),
      cell: (row) => <Expiry date={row.lot?.expiry} />,
      order: (row) => row.lot?.expiry ?? '9999',
    },
    {
      key: 'piece',
      title: t('ui.field.serial'),
      cell: (row) => <Leads kind="piece" id={row.piece?.id} name={row.piece?.serial} />,
    },
    {
      key: 'place',
      title: t('ui.field.place'),
      cell: (row) => <Leads kind="place" id={row.place?.id} name={row.place?.code} />,
      order: (row) => row.place?.code ?? '',
    },
    { key: 'owner', title: t('ui.field.owner'), cell: (row) => row.owner?.name ?? '—' },
    {
      key: 'status',
      title: t('ui.field.status'),
      cell: (row) => <StandingChips holds={row.holds} blocked={row.blocked} status={row.status} />,
    },
    {
      key: 'packed_as',
      title: t('stock.packedAs'),
      cell: (row) => (row.packed_as ? word('level', row.packed_as.name) : '—'),
    },
    {
      key: 'quantity',
      title: t('ui.field.quantity'),
      right: true,
      cell: (row) => <Quantity value={row.quantity} unit={unitWord(row.item)} />,
      order: (row) => Number(row.quantity),
    },
    {
      key: 'allocated',
      title: t('stock.allocated'),
      right: true,
      cell: (row) => <Quantity value={row.allocated} />,
    },
  ]
}

/** A lot, serial or place, leading to its own page. */
function Leads({ kind, id, name }: { kind: string; id?: string; name?: string }) {
  const { page } = useAddresses()
  if (!id) return <>—</>
  const to = page(kind, id)
  const code = <Code>{name ?? ''}</Code>
  if (to === null) return code
  return (
    <Link to={to} className="quiet">
      {code}
    </Link>
  )
}
