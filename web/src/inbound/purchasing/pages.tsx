import { useParams } from '@tanstack/react-router'
import { useSession } from '@/work/session/session'
import { DocumentList } from '@/work/documents/DocumentList'
import { DocumentScreen } from '@/work/documents/DocumentScreen'
import type { DocumentConfig } from '@/work/documents/config'
import { moneyColumns, moneyFacts } from '@/work/documents/money'
import { NewDocument } from '@/work/documents/NewDocument'
import type { DocumentLine, FullDocument } from '@/work/documents/shapes'
import { t as inCurrentLanguage, useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { text } from '@/work/forms/form'
import { AnnounceDelivery, NewNotice } from './NoticeForm'
import { orderCommand, orderFields, supplierField } from './OrderForm'

const STATES = ['open', 'closed', 'cancelled']

export function PurchaseOrders() {
  const t = useT()
  const { site } = useSession()
  return (
    <DocumentList
      kind="purchase_order"
      title={t('app.nav.purchaseOrders')}
      partnerLabel={t('ui.field.supplier')}
      states={STATES}
      actions={
        <NewDocument
          base="/purchase-orders"
          idOf={(result) => String(result['order'])}
          spec={{
            action: 'purchasing.place_order',
            label: t('desk.order.new'),
            primary: true,
            fields: orderFields(supplierField()),
            command: (values) => ({
              supplier: text(values, 'supplier'),
              ...orderCommand(values, site?.id),
            }),
          }}
        />
      }
    />
  )
}

function CancelOrder({ document: { header } }: { document: FullDocument }) {
  const t = useT()
  if (header.state !== 'open') return null
  return (
    <ActionButton
      spec={{
        action: 'purchasing.cancel_order',
        label: t('codes.action.purchasing_cancel_order'),
        danger: true,
        fields: [],
        reason: 'required',
        command: () => ({ order: header.id }),
      }}
    />
  )
}

function ShortClose({ line }: { line: DocumentLine }) {
  const t = useT()
  if (line.state !== 'open') return null
  return (
    <ActionButton
      spec={{
        action: 'purchasing.short_close_line',
        label: t('codes.action.purchasing_short_close_line'),
        fields: [],
        reason: 'required',
        command: () => ({ line: line.id }),
      }}
    />
  )
}

const ORDER: DocumentConfig = {
  facts: moneyFacts,
  lineColumns: moneyColumns,
  actions: (document) => (
    <>
      <CancelOrder document={document} />
      <AnnounceDelivery document={document} />
    </>
  ),
  lineActions: (_document, line) => <ShortClose line={line} />,
}

export function PurchaseOrder() {
  const t = useT()
  const { id } = useParams({ strict: false }) as { id: string }
  return <DocumentScreen id={id} config={{ ...ORDER, partnerLabel: t('ui.field.supplier') }} />
}

export function Notices() {
  const t = useT()
  return (
    <DocumentList
      kind="shipping_notice"
      title={t('app.nav.notices')}
      partnerLabel={t('ui.field.supplier')}
      states={STATES}
      actions={<NewNotice />}
    />
  )
}

const NOTICE: DocumentConfig = {
  actions: ({ header }) =>
    header.state === 'open' ? (
      <ActionButton
        spec={{
          action: 'purchasing.cancel_notice',
          label: inCurrentLanguage('codes.action.purchasing_cancel_notice'),
          danger: true,
          fields: [],
          reason: 'required',
          command: () => ({ notice: header.id }),
        }}
      />
    ) : null,
}

export function Notice() {
  const t = useT()
  const { id } = useParams({ strict: false }) as { id: string }
  return <DocumentScreen id={id} config={{ ...NOTICE, partnerLabel: t('ui.field.supplier') }} />
}
