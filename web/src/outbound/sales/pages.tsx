import { useParams } from '@tanstack/react-router'
import { useSession } from '@/work/session/session'
import { DocumentList } from '@/work/documents/DocumentList'
import { DocumentScreen } from '@/work/documents/DocumentScreen'
import type { DocumentConfig } from '@/work/documents/config'
import { moneyColumns, moneyFacts } from '@/work/documents/money'
import { NewDocument } from '@/work/documents/NewDocument'
import type { DocumentLine, FullDocument } from '@/work/documents/shapes'
import { useT } from '@/messages'
import { customerField, orderCommand, orderFields } from '@/inbound/purchasing/OrderForm'
import type { ActionName } from '@/api/commands'
import { ActionButton } from '@/work/forms/ActionForm'
import { text } from '@/work/forms/form'
import { Allocation } from './Allocation'

export function SalesOrders() {
  const t = useT()
  const { site } = useSession()
  return (
    <DocumentList
      kind="sales_order"
      title={t('app.nav.salesOrders')}
      partnerLabel={t('ui.field.customer')}
      actions={
        <NewDocument
          base="/sales-orders"
          idOf={(result) => String(result['order'])}
          spec={{
            action: 'sales.place_sales_order',
            label: t('desk.order.newSales'),
            primary: true,
            fields: orderFields(customerField()),
            command: (values) => ({
              customer: text(values, 'customer'),
              ...orderCommand(values, site?.id),
            }),
          }}
        />
      }
    />
  )
}

/** What can be done with an order that is still open: allocate, release to the floor, give back. */
function OrderActions({ document: { header } }: { document: FullDocument }) {
  const t = useT()
  if (header.state !== 'open') return null
  const order = header.id
  const plain = (action: ActionName, label: string, primary = false) => (
    <ActionButton spec={{ action, label, primary, fields: [], command: () => ({ order }) }} />
  )
  return (
    <>
      <ActionButton
        spec={{
          action: 'sales.cancel_sales_order',
          label: t('codes.action.sales_cancel_sales_order'),
          danger: true,
          fields: [],
          reason: 'required',
          command: () => ({ order }),
        }}
      />
      {plain('sales.release_allocation', t('codes.action.sales_release_allocation'))}
      {plain('sales.allocate', t('codes.action.sales_allocate'), true)}
      {plain('picking.make_list', t('codes.action.picking_make_list'), true)}
    </>
  )
}

function ShortClose({ line }: { line: DocumentLine }) {
  const t = useT()
  if (line.state !== 'open') return null
  return (
    <ActionButton
      spec={{
        action: 'sales.short_close_sales_line',
        label: t('codes.action.sales_short_close_sales_line'),
        fields: [],
        reason: 'required',
        command: () => ({ line: line.id }),
      }}
    />
  )
}

export function SalesOrder() {
  const t = useT()
  const { id } = useParams({ strict: false }) as { id: string }
  const config: DocumentConfig = {
    partnerLabel: t('ui.field.customer'),
    facts: moneyFacts,
    lineColumns: moneyColumns,
    actions: (document) => <OrderActions document={document} />,
    lineActions: (_document, line) => <ShortClose line={line} />,
    extra: [
      {
        tab: t('desk.order.allocation'),
        content: (document) => <Allocation document={document} />,
      },
    ],
  }
  return <DocumentScreen id={id} config={config} />
}
