import { useT } from '@/messages'
import { Button, Group, Stack } from '@mantine/core'
import { IconAdjustments, IconArrowBackUp } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { FloorPage } from '@/work/floor/FloorPage'
import { useDocument } from '@/work/documents/useDocument'
import { FloorScanPanel } from '@/work/scanning/FloorScanPanel'
import { ActionButton } from '@/work/forms/ActionForm'
import { LoadFailure, Loading } from '@/ui/Blank'
import { quantity } from '@/ui/format'
import { ScanBar } from '@/work/scanning/ScanBar'
import { action } from '@/work/forms/action'
import { CertificateChoice } from './CertificateChoice'
import { ExpectedLines } from './ExpectedLines'
import { MissingFields } from './MissingFields'
import { OptionsSheet, type GoodsOptions } from './OptionsSheet'
import { useReceive } from './useReceive'

/** Codes of refusals that the person at the dock can answer with what the label prints. */
const ASKS_FOR = new Set(['lot_required', 'expiry_required', 'serial_required'])

/** Receiving against orders: each scan is a line, the result says where the goods go. */
export function PhoneReceipt() {
  const t = useT()
  const { id } = useParams({ strict: false }) as { id: string }
  const document = useDocument(id, 'receipt')
  const [isOpen, setOpen] = useState(false)
  const receive = useReceive(id)
  if (document.isPending) return <Loading />
  if (document.error) {
    return <LoadFailure error={document.error} retry={() => void document.refetch()} />
  }
  const { header } = document.data
  const code = receive.scans.state.problem?.code ?? ''
  return (
    <FloorPage
      title={`${t('inbound.receive')} ${header.number}`}
      subtitle={header.partner?.name}
      back="/m/receive"
      bottom={<Bottom id={id} onOptions={() => setOpen(true)} options={receive.options} />}
    >
      <Stack>
        <FloorScanPanel
          scans={receive.scans}
          prompt={t('receiving.floor.scanGoods')}
          onDismiss={receive.forget}
        />
        {code === 'label_differs' && (
          <Button size="lg" color="dark" onClick={() => void receive.again({ secondLook: true })}>
            {t('receiving.floor.secondLook')}
          </Button>
        )}
        {ASKS_FOR.has(code) && receive.last && (
          <MissingFields code={code} onFilled={(filled) => void receive.again(filled)} />
        )}
        {receive.offers && (
          <CertificateChoice
            offers={receive.offers}
            onChosen={(certificate) => void receive.again({ certificate })}
          />
        )}
        {receive.lastLine && (
          <Button
            variant="default"
            size="lg"
            leftSection={<IconArrowBackUp aria-hidden />}
            onClick={() => void receive.undo()}
          >
            {t('receiving.floor.undo')}
          </Button>
        )}
        <ExpectedLines document={document.data} />
      </Stack>
      <OptionsSheet
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        options={receive.options}
        onChange={receive.setOptions}
      />
    </FloorPage>
  )
}

function Bottom({
  id,
  onOptions,
  options,
}: {
  id: string
  onOptions: () => void
  options: GoodsOptions
}) {
  const t = useT()
  const navigate = useNavigate()
  const label = options.quantity
    ? `× ${quantity(options.quantity)}`
    : t(options.damaged ? 'receiving.floor.damaged' : 'receiving.floor.options')
  return (
    <Stack gap={8}>
      <ScanBar />
      <Group grow gap={8}>
        <Button
          size="lg"
          variant={options.quantity || options.damaged ? 'filled' : 'default'}
          leftSection={<IconAdjustments aria-hidden />}
          onClick={onOptions}
        >
          {label}
        </Button>
        <ActionButton
          big
          spec={action('receiving.close_receipt', {
            label: t('receiving.floor.close'),
            explain: t('receiving.floor.closeText'),
            primary: true,
            command: () => ({ receipt: id }),
            onDone: (outcome) => {
              if (outcome.kind === 'accepted') void navigate({ to: '/m/receive' })
            },
          })}
        />
      </Group>
    </Stack>
  )
}
