import { command } from '@/outbox/command'
import { useT } from '@/messages'
import { Button, Stack, Text } from '@mantine/core'
import { IconTruckLoading } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FloorPage } from '@/work/floor/FloorPage'
import { useSession } from '@/work/session/session'
import type { DocumentRow } from '@/work/documents/shapes'
import { FloorScanPanel } from '@/work/scanning/FloorScanPanel'
import { FloorCard } from '@/work/floor/FloorCard'
import { useFloorCommand } from '@/work/scanning/useFloorCommand'
import { useFloorScans } from '@/work/scanning/useFloorScans'
import { isDocument } from '@/work/scanning/shapes'
import { ActionDialog } from '@/work/forms/ActionForm'
import { Blank, Loading } from '@/ui/Blank'
import { ref } from '@/work/forms/fields'
import { action } from '@/work/forms/action'
import { useSignedNote } from './useSignedNote'
import { partnersFrom } from '@/work/references/partners'
import { ScanBar } from '@/work/scanning/ScanBar'
import { useList } from '@/work/lists/useList'
import type { Verdict } from '@/work/scanning/useScans'

/** What is expected at the dock: receipts under way, notices and orders. */
export function PhoneReceive() {
  const t = useT()
  const { site } = useSession()
  const open = useOpenReceipt()
  const [isWithout, setWithout] = useState(false)
  const signed = useSignedNote((notice) => open({ id: notice, kind: 'shipping_notice' }))
  const scans = useFloorScans({
    context: { site_id: site?.id },
    onText: signed,
    onFound: ({ read: { object } }) =>
      isDocument(object) ? open(object) : { tone: 'warn', title: t('receiving.floor.notDocument') },
  })
  return (
    <FloorPage title={t('inbound.receive')} bottom={<ScanBar />}>
      <Stack>
        <FloorScanPanel scans={scans} prompt={t('receiving.floor.scanDocument')} />
        <Expected open={open} />
        <Button
          variant="default"
          size="lg"
          leftSection={<IconTruckLoading aria-hidden />}
          onClick={() => setWithout(true)}
        >
          {t('receiving.floor.withoutOrder')}
        </Button>
      </Stack>
      {isWithout && (
        <ActionDialog
          big
          onClose={() => setWithout(false)}
          spec={action('receiving.open_receipt', {
            label: t('receiving.floor.withoutOrder'),
            explain: t('receiving.floor.withoutOrderText'),
            fields: [
              ref('supplier', t('ui.field.supplier'), partnersFrom('supplier'), { required: true }),
            ],
            command: (values) => ({ site: site?.id ?? '0', supplier: values.supplier }),
            onDone: (outcome) => {
              if (outcome.kind === 'accepted') void open.goTo(outcome.answer)
            },
          })}
        />
      )}
    </FloorPage>
  )
}

type Opens = ReturnType<typeof useOpenReceipt>

/** Goes to a receipt, or opens one for an order or notice first. */
function useOpenReceipt() {
  const t = useT()
  const { site } = useSession()
  const navigate = useNavigate()
  const { send } = useFloorCommand()

  async function goTo(answer: { result?: unknown }): Promise<void> {
    const { receipt } = answer.result as { receipt: string }
    await navigate({ to: `/m/receive/${receipt}` })
  }

  async function open(document: { id: string; kind?: string }): Promise<Verdict | null> {
    if (document.kind === 'receipt') {
      await navigate({ to: `/m/receive/${document.id}` })
      return null
    }
    const at = { site: site?.id ?? '0' }
    const isNotice = document.kind === 'shipping_notice'
    const input = command(
      '/receiving/open-receipt',
      isNotice ? { ...at, notice: document.id } : { ...at, orders: [document.id] },
    )
    return send(input, (answer) => {
      void goTo(answer)
      return { tone: 'ok', title: t('receiving.floor.opened') }
    })
  }
  return Object.assign(open, { goTo })
}

function Expected({ open }: { open: Opens }) {
  const t = useT()
  const { site } = useSession()
  const filter = { state: 'open', site: site?.id }
  const receipts = useList<DocumentRow>('/documents', { kind: 'receipt', ...filter })
  const notices = useList<DocumentRow>('/documents', { kind: 'shipping_notice', ...filter })
  const orders = useList<DocumentRow>('/documents', { kind: 'purchase_order', ...filter })
  if (receipts.isPending || notices.isPending || orders.isPending) return <Loading />
  const groups = [
    { title: t('receiving.floor.underWay'), rows: receipts.rows },
    { title: t('inbound.notices'), rows: notices.rows },
    { title: t('inbound.purchaseOrders'), rows: orders.rows },
  ].filter((group) => group.rows.length > 0)
  if (groups.length === 0) return <Blank title={t('receiving.floor.nothing')} />
  return groups.map((group) => (
    <Stack key={group.title} gap={8}>
      <Text component="h2" m={0} fz={15} fw={600} c="dimmed">
        {group.title}
      </Text>
      {group.rows.map((row) => (
        <FloorCard
          key={row.id}
          onClick={() => void open(row)}
          title={row.partner?.name ?? row.number}
          detail={[row.number, row.due].filter(Boolean).join(' · ')}
        />
      ))}
    </Stack>
  ))
}
