/** Purchase and sales orders: what both sides' screens have in common. */
import { t } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import type { ActionSpec } from '@/work/forms/action'
import { date, decimal, ref, rows, text, type Values } from '@/work/forms/fields'
import { ITEMS } from '@/work/references/items'
import { useParams } from '@tanstack/react-router'
import type { DocumentConfig } from './config'
import { DocumentList } from './DocumentList'
import { DocumentScreen } from './DocumentScreen'
import { moneyColumns, moneyFacts } from './money'
import { NewDocument } from './NewDocument'
import type { DocumentLine, FullDocument } from './shapes'

/** What tells one side's orders from the other's. */
export interface OrderSide {
  kind: 'purchase_order' | 'sales_order'
  title: string
  partnerLabel: string
  /** Makes an order, whose id it answers as `order`. */
  place: ActionSpec
}

/** The orders of one side, and the button that makes one. */
export function OrderList({ side }: { side: OrderSide }) {
  return (
    <DocumentList
      kind={side.kind}
      title={side.title}
      partnerLabel={side.partnerLabel}
      actions={
        <NewDocument
          kind={side.kind}
          idOf={(result) => String(result['order'])}
          spec={side.place}
        />
      }
    />
  )
}

/** What can be done with one side's order and its lines while they are open. */
export interface OrderActions {
  partnerLabel: string
  cancel: (order: FullDocument) => ActionSpec
  shortClose: (line: DocumentLine) => ActionSpec
  more?: DocumentConfig['actions']
  extra?: DocumentConfig['extra']
}

/** The page of one order of one side. */
export function OrderScreen({ actions }: { actions: OrderActions }) {
  const { id } = useParams({ strict: false }) as { id: string }
  const config: DocumentConfig = {
    partnerLabel: actions.partnerLabel,
    facts: moneyFacts,
    lineColumns: moneyColumns,
    actions: (order) => (
      <>
        {order.header.state === 'open' && <ActionButton spec={actions.cancel(order)} />}
        {actions.more?.(order)}
      </>
    ),
    lineActions: (_order, line) =>
      line.state === 'open' ? <ActionButton spec={actions.shortClose(line)} /> : null,
    extra: actions.extra,
  }
  return <DocumentScreen id={id} config={config} />
}

/** What every order asks for beside its partner. */
export function orderFields() {
  return [
    date('due', t('ui.field.due'), { half: true }),
    text('currency', t('documents.order.currency'), { initial: 'CNY', half: true, required: true }),
    rows(
      'lines',
      t('documents.order.lines'),
      [
        ref('item', t('ui.field.item'), ITEMS, { required: true }),
        decimal('quantity', t('ui.field.quantity'), { required: true }),
        decimal('unit_price', t('documents.order.price'), { initial: '0' }),
        decimal('tax_percent', t('documents.order.tax'), { initial: '13' }),
      ],
      {
        required: true,
        initial: [{ item: '', quantity: '', unit_price: '0', tax_percent: '13' }],
      },
    ),
  ] as const
}

/** The part of the command that both kinds of order share. */
export function orderCommand(
  { currency, due, lines }: Values<ReturnType<typeof orderFields>>,
  site: string | undefined,
) {
  return {
    site: site ?? '0',
    currency,
    due,
    lines: lines.map(({ item, quantity, unit_price, tax_percent }) => ({
      ...{ item, quantity },
      unit_price: unit_price || '0',
      tax_percent: tax_percent || '0',
    })),
  }
}
