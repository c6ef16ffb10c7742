import { Modal } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useDocument } from '@/work/documents/useDocument'
import { itemName, unitWord } from '@/work/documents/names'
import type { DocumentLine, FullDocument } from '@/work/documents/shapes'
import { useT, type Translate } from '@/messages'
import { ActionButton, ActionDialog, type ActionSpec } from '@/work/forms/ActionForm'
import { Loading, LoadFailure } from '@/ui/Blank'
import { Fields } from '@/work/forms/Fields'
import { minus, quantity } from '@/ui/format'
import { rowsOf, text, type FieldSpec, type FormValues } from '@/work/forms/form'

/** What a supplier says is on its way: the order's open lines to begin with. */
export function noticeSpec(
  { header, lines }: FullDocument,
  t: Translate,
  onMade: (notice: string) => void,
): ActionSpec {
  const open = lines.filter((line) => line.state === 'open')
  return {
    action: 'purchasing.announce_delivery',
    label: t('desk.notice.new'),
    explain: `${header.number} · ${header.partner?.name ?? ''}`,
    fields: [
      { name: 'due', label: t('desk.notice.due'), kind: 'date', half: true },
      {
        name: 'supplier_reference',
        label: t('desk.notice.reference'),
        kind: 'text',
        half: true,
        scanText: true,
      },
      {
        name: 'lines',
        label: t('ui.document.lines'),
        kind: 'rows',
        required: true,
        initial: open.map((line) => ({ ...BLANK, line: line.id, quantity: leftOf(line) })),
        fields: lineFields(open, t),
      },
    ],
    command: (values) => ({
      orders: [header.id],
      due: text(values, 'due') ?? '',
      supplier_reference: text(values, 'supplier_reference') ?? '',
      lines: rowsOf(values, 'lines').map((row) => lineOf(row, lines)),
    }),
    onDone: (outcome) => {
      if (outcome.kind !== 'accepted') return
      onMade(String((outcome.answer.result as Record<string, unknown>)['notice']))
    },
  }
}

const BLANK = { line: '', quantity: '', lot: '', expiry: '', serials: '' }

function leftOf(line: DocumentLine): string {
  return quantity(minus(line.quantity, line.done)).replaceAll(',', '')
}

function lineTitle(line: DocumentLine): string {
  const left = [leftOf(line), unitWord(line.item)].filter(Boolean).join(' ')
  return `${line.line_no} · ${itemName(line.item)} (${left})`
}

function lineFields(open: DocumentLine[], t: Translate): FieldSpec[] {
  return [
    {
      name: 'line',
      label: t('desk.notice.orderLine'),
      kind: 'choice',
      required: true,
      choices: open.map((line) => ({
        value: line.id,
        label: lineTitle(line),
      })),
    },
    { name: 'quantity', label: t('ui.field.quantity'), kind: 'decimal', required: true },
    { name: 'lot', label: t('ui.field.lot'), kind: 'text', scanText: true },
    { name: 'expiry', label: t('ui.field.expiry'), kind: 'date' },
    {
      name: 'serials',
      label: t('ui.field.serial'),
      kind: 'long',
      placeholder: t('floor.receive.serialsText'),
    },
  ]
}

function lineOf(row: FormValues, lines: DocumentLine[]) {
  const line = lines.find((each) => each.id === row['line'])
  return {
    item: line?.item?.id,
    order_line: line?.id,
    quantity: text(row, 'quantity'),
    lot: text(row, 'lot') ?? '',
    expiry: text(row, 'expiry') ?? '',
    serials: (text(row, 'serials') ?? '').split(/[\s,，]+/).filter(Boolean),
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
      <ActionButton
        icon={<IconPlus size={17} aria-hidden />}
        spec={{
          action: 'purchasing.announce_delivery',
          label: t('desk.notice.new'),
          primary: true,
          fields: [],
          command: () => ({}),
        }}
        onPress={() => setOrder('')}
      />
      {order === '' && <ChooseOrder onChosen={setOrder} onClose={() => setOrder(null)} />}
      {order && <ForOrder order={order} onClose={() => setOrder(null)} />}
    </>
  )
}

function ChooseOrder({
  onChosen,
  onClose,
}: {
  onChosen: (order: string) => void
  onClose: () => void
}) {
  const t = useT()
  const field: FieldSpec = {
    name: 'order',
    label: t('codes.kind.purchase_order'),
    kind: 'ref',
    required: true,
    from: {
      path: '/documents',
      query: { kind: 'purchase_order', state: 'open' },
      label: (row) => {
        const partner = row['partner'] as { name: string } | null
        return [row['number'], partner?.name].filter(Boolean).join(' · ')
      },
    },
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('desk.notice.forOrder')}
      closeButtonProps={{ 'aria-label': t('ui.button.close') }}
      styles={{ title: { fontWeight: 650, fontSize: 18 } }}
    >
      <Fields
        fields={[field]}
        values={{ order: '' }}
        wrong={new Map()}
        onChange={(values) => onChosen(text(values, 'order') ?? '')}
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
