import { Button, Stack, Text } from '@mantine/core'
import { useSession } from '@/work/session/session'
import { useT } from '@/messages'
import { WhichOne } from './WhichOne'
import { ScanPanel } from './ScanPanel'
import type { FloorScans } from './useFloorScans'

/** What to scan, what became of it, and the one question that it may raise. */
export function FloorScanPanel({
  scans,
  prompt,
  onDismiss,
}: {
  scans: FloorScans
  prompt: string
  onDismiss?: () => void
}) {
  const { asked } = scans
  const dismiss = (): void => {
    scans.forget()
    onDismiss?.()
  }
  return (
    <>
      <ScanPanel state={scans.state} prompt={prompt} onDismiss={dismiss} />
      {asked?.kind === 'which' && (
        <WhichOne choices={asked.choices} onChosen={(one) => void scans.choose(one)} />
      )}
      {asked?.kind === 'unconfirmed' && <Unconfirmed scans={scans} />}
    </>
  )
}

/** A code that somebody proposed and nobody confirmed: who may, does it here and goes on. */
function Unconfirmed({ scans }: { scans: FloorScans }) {
  const t = useT()
  const { can } = useSession()
  if (scans.asked?.kind !== 'unconfirmed') return null
  const { candidate } = scans.asked
  return (
    <Stack className="card" p="md" gap="sm">
      <Text fz={17} fw={650}>
        {candidate.title}
      </Text>
      <Text fz={15} c="dimmed" className="code">
        {candidate.binding?.scheme.toUpperCase()} {candidate.binding?.value}
      </Text>
      {can('identifiers.confirm') ? (
        <Button size="lg" onClick={() => void scans.confirm()}>
          {t('scanning.confirm')}
        </Button>
      ) : (
        <Text fz={17}>{t('scanning.unconfirmedText')}</Text>
      )}
    </Stack>
  )
}
