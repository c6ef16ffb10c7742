import { command } from '@/outbox/command'
import { Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { FloorPage } from '@/work/floor/FloorPage'
import { useSession } from '@/work/session/session'
import type { DocumentRow } from '@/work/documents/shapes'
import { FloorScanPanel } from '@/work/scanning/FloorScanPanel'
import { FloorCard } from '@/work/floor/FloorCard'
import { useFloorCommand } from '@/work/scanning/useFloorCommand'
import { useFloorScans } from '@/work/scanning/useFloorScans'
import { useT } from '@/messages'
import { isDocument } from '@/work/scanning/shapes'
import { useTasks } from '@/work/tasks/useTasks'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { ScanBar } from '@/work/scanning/ScanBar'
import { useList } from '@/work/lists/useList'
import type { Verdict } from '@/work/scanning/useScans'

/** Shipments under way, and orders whose goods are checked and wait for their cartons. */
export function PhoneShip() {
  const t = useT()
  const navigate = useNavigate()
  const { site } = useSession()
  const shipments = useList<DocumentRow>('/documents', { kind: 'shipment', state: 'open' })
  const tasks = useTasks(['pack', 'ship', 'open_shipment'])
  const { send } = useFloorCommand()

  async function openShipment(order: string): Promise<Verdict> {
    const input = command('/shipping/open-shipment', { order })
    return send(input, (answer) => {
      const { shipment } = answer.result as { shipment: string }
      void navigate({ to: `/m/ship/${shipment}` })
      return { tone: 'ok', title: t('shipping.floor.opened') }
    })
  }

  const scans = useFloorScans({
    context: { site_id: site?.id },
    onFound: async ({ read: { object } }) => {
      if (!isDocument(object)) return { tone: 'warn', title: t('receiving.floor.notDocument') }
      if (object.kind !== 'shipment') return openShipment(object.id)
      await navigate({ to: `/m/ship/${object.id}` })
      return null
    },
  })

  return (
    <FloorPage title={t('outbound.ship')} bottom={<ScanBar />}>
      <Stack>
        <FloorScanPanel scans={scans} prompt={t('shipping.floor.prompt')} />
        {shipments.isPending && <Loading />}
        {shipments.isError && (
          <LoadFailure error={shipments.error} retry={() => void shipments.refetch()} />
        )}
        {shipments.rows.length > 0 && <Title>{t('shipping.floor.underWay')}</Title>}
        {shipments.rows.map((row) => (
          <FloorCard
            key={row.id}
            to={`/m/ship/${row.id}`}
            title={row.partner?.name ?? row.number}
            detail={row.number}
          />
        ))}
        {tasks.tasks.length > 0 && <Title>{t('shipping.floor.waiting')}</Title>}
        {tasks.tasks.map((task) => (
          <FloorCard
            key={task.id}
            title={task.document?.number ?? ''}
            onClick={() => {
              void openShipment(task.document?.id ?? '').then(scans.show)
            }}
          />
        ))}
        {shipments.isSuccess && shipments.rows.length + tasks.tasks.length === 0 && (
          <Blank title={t('tasks.floor.none')} />
        )}
      </Stack>
    </FloorPage>
  )
}

function Title({ children }: { children: string }) {
  return (
    <Text component="h2" m={0} fz={15} fw={600} c="dimmed">
      {children}
    </Text>
  )
}
