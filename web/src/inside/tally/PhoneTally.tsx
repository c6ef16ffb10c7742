import { Box, Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowBackUp, IconPackage } from '@tabler/icons-react'
import { useState } from 'react'
import { ask } from '@/api/client'
import { FloorPage } from '@/work/floor/FloorPage'
import type { Scanned as Code } from '@/work/scanning/ScanProvider'
import { useSession } from '@/work/session/session'
import { itemName, unitWord } from '@/work/documents/names'
import { useT } from '@/messages'
import { scanOf, stationHere } from '@/work/scanning/read'
import { Chip } from '@/ui/Badge'
import { quantity } from '@/ui/format'
import { ScanBar } from '@/work/scanning/ScanBar'
import { ScanPanel } from '@/work/scanning/ScanPanel'
import { withStanding } from '@/work/scanning/useFloorScans'
import { useScans, type Verdict } from '@/work/scanning/useScans'
import { word } from '@/messages/codes'
import { keep, kept, withLast, type Added, type Scanned, type Tally, type Told } from './shapes'

const TONE = {
  counted: 'ok',
  duplicate: 'warn',
  asks: 'warn',
  none: 'error',
  contradiction: 'error',
} as const

/** Pallets, cartons and pieces in any order: each thing counts once, however it was scanned. */
export function PhoneTally() {
  const t = useT()
  const tally = useTally()
  const { scans, told, packages } = tally
  const last = told?.packages.at(-1)
  const isUnit = last?.object?.kind === 'handling_unit' || last?.object?.kind === 'announced_unit'
  return (
    <FloorPage
      title={t('shell.nav.tally')}
      bottom={
        <Stack gap={8}>
          <ScanBar />
          <Group grow gap={8}>
            <Button
              size="lg"
              variant="default"
              disabled={packages.length === 0}
              leftSection={<IconArrowBackUp aria-hidden />}
              onClick={() => void tally.undo()}
            >
              {t('ui.button.undo')}
            </Button>
            <Button
              size="lg"
              variant="default"
              disabled={packages.length === 0}
              onClick={() => void tally.clear()}
            >
              {t('tally.clear')}
            </Button>
          </Group>
        </Stack>
      }
    >
      <Stack>
        <ScanPanel state={scans.state} prompt={t('tally.prompt')} onDismiss={scans.reset} />
        {last?.question?.ask === 'inside_or_another' && (
          <Group grow gap={8}>
            {(['inside', 'another'] as const).map((answer) => (
              <Button key={answer} size="lg" onClick={() => void tally.change({ answer })}>
                {t(`tally.${answer}`)}
              </Button>
            ))}
          </Group>
        )}
        {isUnit && packages.at(-1)?.act === 'whole' && (
          <Button
            size="lg"
            variant="light"
            leftSection={<IconPackage aria-hidden />}
            onClick={() => void tally.change({ act: 'open' })}
          >
            {t('tally.open')}
          </Button>
        )}
        {told && told.open.length > 0 && (
          <Group gap={8}>
            <Text fz={15}>{t('tally.isOpen')}</Text>
            {told.open.map((sscc) => (
              <Chip key={sscc} tone="info">
                {sscc}
              </Chip>
            ))}
          </Group>
        )}
        <Totals rows={told?.totals ?? []} count={packages.length} />
      </Stack>
    </FloorPage>
  )
}

function useTally() {
  const t = useT()
  const { site } = useSession()
  const [packages, setPackages] = useState<Scanned[]>(kept)
  const [told, setTold] = useState<Tally | null>(null)

  async function tell(next: Scanned[]): Promise<Verdict | null> {
    const answer =
      next.length === 0
        ? null
        : await ask<Tally>('/scans/session', {
            site_id: site?.id,
            ...stationHere(),
            packages: next,
          })
    setPackages(next)
    keep(next)
    setTold(answer)
    const last = answer?.packages.at(-1)
    return last ? verdictOf(last) : null
  }

  function verdictOf(last: Told): Verdict {
    const verdict: Verdict = {
      tone: TONE[last.counted],
      title:
        last.counted === 'counted' && last.added.length > 0
          ? t('tally.counted')
          : word('tally', last.reason || last.counted),
      rows: last.added.slice(0, 4).map((one) => ({
        label: one.lot || t('ui.field.item'),
        value: `${itemName(one.item)} + ${quantity(one.base_quantity)} ${unitWord(one.item) ?? ''}`,
      })),
    }
    return withStanding(verdict, last.object?.kind ?? '', last.object?.standing)
  }

  const scans = useScans((code: Code) =>
    tell([...packages, { scans: [scanOf(code)], act: 'whole', answer: '' }]),
  )
  return {
    scans,
    told,
    packages,
    change: (last: Partial<Scanned>) => scans.run(() => tell(withLast(packages, last))),
    undo: () => scans.run(() => tell(packages.slice(0, -1))),
    clear: () => scans.run(() => tell([])),
  }
}

function Totals({ rows, count }: { rows: Added[]; count: number }) {
  const t = useT()
  if (rows.length === 0) return null
  return (
    <Stack gap={8}>
      <Text component="h2" m={0} fz={15} fw={600} c="dimmed">
        {t('tally.total', { count })}
      </Text>
      {rows.map((row) => (
        <Box key={`${row.item?.id}${row.lot}`} className="card" p={12}>
          <Group justify="space-between" wrap="nowrap">
            <Box style={{ minWidth: 0 }}>
              <Text fz={17} fw={600} lineClamp={2}>
                {itemName(row.item)}
              </Text>
              <Text fz={15} c="dimmed" className="code">
                {row.lot}
              </Text>
            </Box>
            <Text fz={19} fw={700} style={{ whiteSpace: 'nowrap' }}>
              {quantity(row.base_quantity)} {unitWord(row.item)}
            </Text>
          </Group>
        </Box>
      ))}
    </Stack>
  )
}
