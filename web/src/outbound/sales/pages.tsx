import { useSession } from '@/work/session/session'
import { OrderList, orderCommand, orderFields, OrderScreen } from '@/work/documents/orders'
import type { FullDocument } from '@/work/documents/shapes'
import { useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { action } from '@/work/forms/action'
import { ref } from '@/work/forms/fields'
import { partnersFrom } from '@/work/references/partners'
import { Allocation } from './Allocation'

export function SalesOrders() {
  const t = useT()
  const { site } = useSession()
  const customer = ref('customer', t('ui.field.customer'), partnersFrom('customer'), {
    required: true,
  })
  const place = action('sales.place_sales_order', {
    label: t('documents.order.newSales'),
    primary: true,
    fields: [customer, ...orderFields()],
    command: (values) => ({ customer: values.customer, ...orderCommand(values, site?.id) }),
  })
  const title = t('outbound.salesOrders')
  const partnerLabel = t('ui.field.customer')
  return <OrderList side={{ kind: 'sales_order', title, partnerLabel, place }} />
}

/** What can be done with an order that is still open: allocate, release to the floor, give back. */
function AllocateAndPick({ document: { header } }: { document: FullDocument }) {
  const t = useT()
  if (header.state !== 'open') return null
  const command = () => ({ order: header.id })
  return (
    <>
      <ActionButton
        spec={action('sales.release_allocation', {
          label: t('codes.action.sales_release_allocation'),
          command,
        })}
      />
      <ActionButton
        spec={action('sales.allocate', {
          label: t('codes.action.sales_allocate'),
          primary: true,
          command,
        })}
      />
      <ActionButton
        spec={action('picking.make_list', {
          label: t('codes.action.picking_make_list'),
          primary: true,
          command,
        })}
      />
    </>
  )
}

export function SalesOrder() {
  const t = useT()
  return (
    <OrderScreen
      actions={{
        partnerLabel: t('ui.field.customer'),
        cancel: ({ header }) =>
          action('sales.cancel_sales_order', {
            label: t('codes.action.sales_cancel_sales_order'),
            danger: true,
            reason: 'required',
            command: () => ({ order: header.id }),
          }),
        shortClose: (line) =>
          action('sales.short_close_sales_line', {
            label: t('codes.action.sales_short_close_sales_line'),
            reason: 'required',
            command: () => ({ line: line.id }),
          }),
        more: (order) => <AllocateAndPick document={order} />,
        extra: [
          {
            tab: t('documents.order.allocation'),
            content: (order) => <Allocation document={order} />,
          },
        ],
      }}
    />
  )
}
