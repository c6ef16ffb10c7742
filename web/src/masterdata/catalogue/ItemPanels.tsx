import { address } from '@/api/client'
import { ActionButton } from '@/work/forms/ActionForm'
import { PrintLink } from '@/ui/PrintLink'
import { useT } from '@/messages'
import { StockTable } from '@/work/stock/StockTable'
import type { Level } from '@/work/references/levels'
import { Blank } from '@/ui/Blank'
import { DataTable } from '@/ui/DataTable'
import { quantity } from '@/ui/format'
import { word } from '@/messages/codes'
import type { ReferenceRecord } from '@/work/records/shapes'
import { action } from '@/work/forms/action'

interface Identifier {
  scheme: string
  value: string
  level: string
  role: string
  source: string
}

export function ItemLevels({ record }: { record: ReferenceRecord }) {
  const t = useT()
  const levels = (record['levels'] ?? []) as Level[]
  if (levels.length === 0) return <Blank title={t('catalogue.item.noLevels')} />
  return (
    <DataTable
      label={t('catalogue.item.levels')}
      rows={levels}
      rowKey={(row) => row.id}
      columns={[
        { key: 'name', title: t('ui.field.name'), cell: (row) => word('level', row.name) },
        { key: 'unit', title: t('ui.field.unit'), cell: (row) => word('unit', row.unit) },
        {
          key: 'factor',
          title: t('catalogue.item.factor'),
          right: true,
          cell: (row) => quantity(row.factor),
        },
      ]}
    />
  )
}

export function ItemStock({ id }: { id: string }) {
  return <StockTable query={{ item: id }} hide={['item']} />
}

/** A code of our own for an item that has none; labels for one that has. */
export function ItemActions({ record }: { record: ReferenceRecord }) {
  const t = useT()
  const codes = (record['identifiers'] ?? []) as Identifier[]
  if (codes.length > 0) return <PrintLink href={address(`/labels/items/${record.id}`)} />
  return (
    <ActionButton
      spec={action('labels.give_code', {
        label: t('codes.action.labels_give_code'),
        command: () => ({ item: record.id }),
      })}
    />
  )
}
