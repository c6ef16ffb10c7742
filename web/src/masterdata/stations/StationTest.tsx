import { Box, Button, Group, Stack, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { command } from '@/outbox/command'
import { address } from '@/api/client'
import { useScanner } from '@/work/scanning/ScanProvider'
import { useT } from '@/messages'
import { signal } from '@/scan/feedback'
import { visible } from '@/scan/show'
import { RefusalBlock } from '@/ui/RefusalBlock'
import { ResultBlock } from '@/ui/ResultBlock'
import { useCommand } from '@/work/forms/useCommand'
import { findings, type Profile } from './findings'

const SYMBOLS = 2

/** Scan the two symbols of the test sheet; what the scanner does to them is found out and kept. */
export function StationTest({ code, onClose }: { code: string; onClose: () => void }) {
  const t = useT()
  const [scans, setScans] = useState<string[]>([])
  const { run, outcome, dismiss, isBusy } = useCommand()

  async function diagnose(all: string[]): Promise<void> {
    const result = await run(command('/stations/diagnose-station', { code, scans: all }))
    signal(
      result.kind === 'accepted' && profileOf(result.answer).doubts.length === 0 ? 'ok' : 'warn',
    )
  }

  useScanner(({ raw }) => {
    if (isBusy) return
    const all = scans.length < SYMBOLS ? [...scans, raw] : [raw]
    if (all.length === 1) dismiss()
    setScans(all)
    if (all.length < SYMBOLS) signal('ok')
    else void diagnose(all)
  })

  const again = (): void => {
    dismiss()
    setScans([])
  }
  const profile = outcome?.kind === 'accepted' ? profileOf(outcome.answer) : null
  return (
    <Box className="card" p="md" component="section" aria-label={t('stations.test')}>
      <Stack>
        <Text fw={650}>
          {t('stations.test')} · {code}
        </Text>
        {outcome?.kind === 'refused' && (
          <RefusalBlock problem={outcome.problem} onDismiss={again} />
        )}
        {outcome?.kind === 'queued' && <ResultBlock tone="warn" title={t('ui.refusal.queued')} />}
        {profile && (
          <ResultBlock
            tone={profile.doubts.length === 0 ? 'ok' : 'warn'}
            title={t(profile.doubts.length === 0 ? 'stations.good' : 'stations.doubtful')}
            rows={findings(profile)}
          />
        )}
        {!outcome && (
          <ResultBlock
            tone={isBusy ? 'reading' : 'ready'}
            title={t(scans.length === 0 ? 'stations.scanFirst' : 'stations.scanSecond')}
          />
        )}
        {scans.map((raw, index) => (
          <Text key={index} size="sm" className="code" style={{ overflowWrap: 'anywhere' }}>
            {index + 1} · {visible(raw)}
          </Text>
        ))}
        <Group>
          <TestSheet />
          <Button variant="default" onClick={again} disabled={scans.length === 0}>
            {t('stations.again')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('ui.button.close')}
          </Button>
        </Group>
      </Stack>
    </Box>
  )
}

function profileOf(answer: { result?: unknown }): Profile {
  return answer.result as Profile
}

/** The two symbols to print; they are the same for every station. */
export function TestSheet() {
  const t = useT()
  return <Sheet href={address('/labels/test-sheet')} label={t('stations.sheet')} />
}

/** Command barcodes to hang up: each opens the screen of a work. */
export function CommandSheet() {
  const t = useT()
  return <Sheet href={address('/labels/commands')} label={t('stations.commands')} />
}

function Sheet({ href, label }: { href: string; label: string }) {
  return (
    <Button
      component="a"
      href={href}
      target="_blank"
      variant="default"
      leftSection={<IconPrinter size={17} aria-hidden />}
    >
      {label}
    </Button>
  )
}
