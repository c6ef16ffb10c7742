import { useT } from '@/messages'
import { Stack } from '@mantine/core'
import { useInputMethodWarning } from './ScanProvider'
import { visible } from '@/scan/show'
import { RefusalBlock } from '@/ui/RefusalBlock'
import { ResultBlock } from '@/ui/ResultBlock'
import type { ScanState } from './useScans'

/** The result block of a floor screen: what to scan, then what became of the scan. */
export function ScanPanel({
  state,
  prompt,
  onDismiss,
}: {
  state: ScanState
  prompt: string
  onDismiss: () => void
}) {
  const t = useT()
  const warnings = useInputMethodWarning()
  if (state.problem) return <RefusalBlock problem={state.problem} onDismiss={onDismiss} big />
  if (state.tone === 'reading') {
    const rows = [{ label: t('ui.scan.last'), value: visible(state.raw ?? '') }]
    return <ResultBlock tone="reading" title={t('ui.scan.reading')} rows={rows} />
  }
  return (
    <Stack gap="xs">
      {warnings > 0 && state.tone === 'ready' && (
        <ResultBlock key={warnings} tone="warn" title={t('ui.scan.inputMethod')} />
      )}
      <ResultBlock tone={state.tone} title={state.title ?? prompt} rows={state.rows} />
    </Stack>
  )
}
