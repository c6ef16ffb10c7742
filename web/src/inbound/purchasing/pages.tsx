import { useParams } from '@tanstack/react-router'
import { useSession } from '@/work/session/session'
import { DocumentList } from '@/work/documents/DocumentList'
import { DocumentScreen } from '@/work/documents/DocumentScreen'
import type { DocumentConfig } from '@/work/documents/config'
import { OrderList, orderCommand, orderFields, OrderScreen } from '@/work/documents/orders'
import { t as inCurrentLanguage, useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { action } from '@/work/forms/action'
import { ref } from '@/work/forms/fields'
import { partnersFrom } from '@/work/references/partners'
import { AnnounceDelivery, NewNotice } from './NoticeForm'

export function PurchaseOrders() {
  const t = useT()
  const { site } = useSession()
  const supplier = ref('supplier', t('ui.field.supplier'), partnersFrom('supplier'), {
    required: true,
  })
  const place = action('purchasing.place_order', {
    label: t('documents.order.new'),
    primary: true,
    fields: [supplier, ...orderFields()],
    command: (values) => ({ supplier: values.supplier, ...orderCommand(values, site?.id) }),
  })
  const title = t('inbound.purchaseOrders')
  const partnerLabel = t('ui.field.supplier')
  return <OrderList side={{ kind: 'purchase_order', title, partnerLabel, place }} />
}

export function PurchaseOrder() {
  const t = useT()
  return (
    <OrderScreen
      actions={{
        partnerLabel: t('ui.field.supplier'),
        cancel: ({ header }) =>
          action('purchasing.cancel_order', {
            label: t('codes.action.purchasing_cancel_order'),
            danger: true,
            reason: 'required',
            command: () => ({ order: header.id }),
          }),
        shortClose: (line) =>
          action('purchasing.short_close_line', {
            label: t('codes.action.purchasing_short_close_line'),
            reason: 'required',
            command: () => ({ line: line.id }),
          }),
        more: (order) => <AnnounceDelivery document={order} />,
      }}
    />
  )
}

export function Notices() {
  const t = useT()
  return (
    <DocumentList
      kind="shipping_notice"
      title={t('inbound.notices')}
      partnerLabel={t('ui.field.supplier')}
      actions={<NewNotice />}
    />
  )
}

const NOTICE: DocumentConfig = {
  actions: ({ header }) =>
    header.state === 'open' ? (
      <ActionButton
        spec={action('purchasing.cancel_notice', {
          label: inCurrentLanguage('codes.action.purchasing_cancel_notice'),
          danger: true,
          reason: 'required',
          command: () => ({ notice: header.id }),
        })}
      />
    ) : null,
}

export function Notice() {
  const t = useT()
  const { id } = useParams({ strict: false }) as { id: string }
  return <DocumentScreen id={id} config={{ ...NOTICE, partnerLabel: t('ui.field.supplier') }} />
}
