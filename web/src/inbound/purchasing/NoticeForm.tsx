import { Modal } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useDocument } from '@/work/documents/useDocument'
import { itemName, unitWord } from '@/work/documents/names'
import type { DocumentLine, FullDocument } from '@/work/documents/shapes'
import { useT, type Translate } from '@/messages'
import { ActionButton, ActionDialog } from '@/work/forms/ActionForm'
import { Loading, LoadFailure } from '@/ui/Blank'
import { RefSelect } from '@/work/forms/RefSelect'
import { RightButton } from '@/work/forms/RightButton'
import { minus, quantity } from '@/ui/format'
import {
  text,
  long,
  decimal,
  date,
  choice,
  rows,
  type RefSource,
  type Values,
} from '@/work/forms/fields'
import { action, type ActionSpec } from '@/work/forms/action'

/** What a supplier says is on its way: the order's open lines to begin with. */
export function noticeSpec(
  { header, lines }: FullDocument,
  t: Translate,
  onMade: (notice: string) => void,
): ActionSpec {
  const open = lines.filter((line) => line.state === 'open')
  return action('purchasing.announce_delivery', {
    label: t('purchasing.notice.new'),
    explain: `${header.number} · ${header.partner?.name ?? ''}`,
    fields: [
      date('due', t('purchasing.notice.due'), { half: true }),
      text('supplier_reference', t('purchasing.notice.reference'), { half: true, scanText: true }),
      rows('lines', t('ui.document.lines'), lineFields(open, t), {
        required: true,
        initial: open.map((line) => ({ ...BLANK, line: line.id, quantity: leftOf(line) })),
      }),
    ],
    command: (values) => ({
      orders: [header.id],
      due: values.due,
      supplier_reference: values.supplier_reference,
      lines: values.lines.map((row) => lineOf(row, lines)),
    }),
    onDone: (outcome) => {
      if (outcome.kind !== 'accepted') return
      onMade(String((outcome.answer.result as Record<string, unknown>)['notice']))
    },
  })
}

const BLANK = { line: '', quantity: '', lot: '', expiry: '', serials: '' }

function leftOf(line: DocumentLine): string {
  return quantity(minus(line.quantity, line.done)).replaceAll(',', '')
}

function lineTitle(line: DocumentLine): string {
  const left = [leftOf(line), unitWord(line.item)].filter(Boolean).join(' ')
  return `${line.line_no} · ${itemName(line.item)} (${left})`
}

function lineFields(open: DocumentLine[], t: Translate) {
  return [
    choice(
      'line',
      t('purchasing.notice.orderLine'),
      open.map((line) => ({
        value: line.id,
        label: lineTitle(line),
      })),
      { required: true },
    ),
    decimal('quantity', t('ui.field.quantity'), { required: true }),
    text('lot', t('ui.field.lot'), { scanText: true }),
    date('expiry', t('ui.field.expiry')),
    long('serials', t('ui.field.serial'), { placeholder: t('receiving.floor.serialsText') }),
  ] as const
}

function lineOf(row: Values<ReturnType<typeof lineFields>>, lines: DocumentLine[]) {
  const { line, quantity, lot, expiry, serials } = row
  return {
    item: lines.find((each) => each.id === line)?.item?.id ?? '0',
    order_line: line,
    ...{ quantity, lot, expiry },
    serials: serials.split(/[\s,，]+/).filter(Boolean),
  }
}

/** On the page of an order. */
export function AnnounceDelivery({ document }: { document: FullDocument }) {
  const t = useT()
  const navigate = useNavigate()
  if (document.header.state !== 'open') return null
  const spec = noticeSpec(document, t, (notice) => void navigate({ to: `/notices/${notice}` }))
  return <ActionButton spec={spec} />
}

/** On the list of notices: first for which order. */
export function NewNotice() {
  const t = useT()
  const [order, setOrder] = useState<string | null>(null)
  return (
    <>
      <RightButton
        icon={<IconPlus size={17} aria-hidden />}
        right="purchasing.announce_delivery"
        look={{ label: t('purchasing.notice.new'), primary: true }}
        onPress={() => setOrder('')}
      />
      {order === '' && <ChooseOrder onChosen={setOrder} onClose={() => setOrder(null)} />}
      {order && <ForOrder order={order} onClose={() => setOrder(null)} />}
    </>
  )
}

const OPEN_ORDERS: RefSource = {
  path: '/documents',
  query: { kind: 'purchase_order', state: 'open' },
  label: (row) => {
    const partner = row['partner'] as { name: string } | null
    return [row['number'], partner?.name].filter(Boolean).join(' · ')
  },
}

function ChooseOrder({
  onChosen,
  onClose,
}: {
  onChosen: (order: string) => void
  onClose: () => void
}) {
  const t = useT()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('purchasing.notice.forOrder')}
      closeButtonProps={{ 'aria-label': t('ui.button.close') }}
      styles={{ title: { fontWeight: 650, fontSize: 18 } }}
    >
      <RefSelect
        label={t('codes.kind.purchase_order')}
        withAsterisk
        source={OPEN_ORDERS}
        value=""
        onChange={onChosen}
      />
    </Modal>
  )
}

function ForOrder({ order, onClose }: { order: string; onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const { data, error, isPending, refetch } = useDocument(order)
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  const spec = noticeSpec(data, t, (notice) => void navigate({ to: `/notices/${notice}` }))
  return <ActionDialog spec={spec} onClose={onClose} />
}
