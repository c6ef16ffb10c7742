import { Box, Group, Stack, Text } from '@mantine/core'
import { IconBox } from '@tabler/icons-react'
import { address } from '@/api/client'
import { useParams } from '@tanstack/react-router'
import { DocumentList } from '@/work/documents/DocumentList'
import { DocumentScreen } from '@/work/documents/DocumentScreen'
import type { DocumentConfig } from '@/work/documents/config'
import { itemName, unitWord } from '@/work/documents/names'
import { useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { Badge } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { PrintLink } from '@/ui/PrintLink'
import { Code, Quantity } from '@/ui/Values'
import { action } from '@/work/forms/action'
import { deliverSpec, dispatchSpec } from './actions'
import type { Carton } from './shapes'
import { useShipment } from './useShipment'

export function Shipments() {
  const t = useT()
  return (
    <DocumentList
      kind="shipment"
      title={t('outbound.shipments')}
      partnerLabel={t('ui.field.customer')}
      states={['open', 'dispatched', 'delivered', 'cancelled']}
    />
  )
}

export function Shipment() {
  const t = useT()
  const { id } = useParams({ strict: false }) as { id: string }
  const { data } = useShipment(id)
  const config: DocumentConfig = {
    partnerLabel: t('ui.field.customer'),
    facts: () =>
      data
        ? [
            { label: t('shipping.carrier'), value: data.carrier?.name ?? '—' },
            { label: t('shipping.waybill'), value: <Code>{data.waybill}</Code> },
            { label: t('shipping.vehicle'), value: data.vehicle || '—' },
            { label: t('documents.order.shipTo'), value: data.ship_to || '—' },
          ]
        : [],
    actions: ({ header }) => (
      <>
        {header.state === 'open' && (
          <>
            <ActionButton
              spec={action('shipping.cancel_shipment', {
                label: t('codes.action.shipping_cancel_shipment'),
                danger: true,
                reason: 'required',
                command: () => ({ shipment: id }),
              })}
            />
            <ActionButton spec={dispatchSpec(id, t)} />
          </>
        )}
        {header.state === 'dispatched' && <ActionButton spec={deliverSpec(id, t)} />}
      </>
    ),
    extra: [{ tab: t('shipping.cartons'), content: () => <Cartons id={id} /> }],
  }
  return <DocumentScreen id={id} config={config} />
}

function Cartons({ id }: { id: string }) {
  const t = useT()
  const { data, error, isPending, refetch } = useShipment(id)
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  if (data.cartons.length === 0) return <Blank title={t('shipping.noCartons')} />
  return (
    <Stack p="md">
      {data.cartons.map((carton) => (
        <CartonCard key={carton.id} carton={carton} />
      ))}
    </Stack>
  )
}

export function CartonCard({ carton }: { carton: Carton }) {
  return (
    <Box className="card" p="md">
      <Group gap={10}>
        <IconBox size={22} aria-hidden />
        <Text fw={650} className="code">
          {carton.sscc}
        </Text>
        <Badge family="state" code={carton.state} />
        <PrintLink href={address(`/labels/cartons/${carton.id}`)} />
      </Group>
      <Stack gap={4} mt={8}>
        {carton.content.map((part, index) => (
          <Group key={`${part.line_id}${part.piece?.id}${index}`} justify="space-between">
            <Text size="sm">
              {itemName(part.item)} <Code>{part.lot?.number ?? ''}</Code>{' '}
              {part.piece && <Code>{part.piece.serial}</Code>}
            </Text>
            <Quantity value={part.quantity} unit={unitWord(part.item)} />
          </Group>
        ))}
      </Stack>
    </Box>
  )
}
