import { Box, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { FloorPage } from '@/work/floor/FloorPage'
import { useSession } from '@/work/session/session'
import { FloorScanPanel } from '@/work/scanning/FloorScanPanel'
import { useFloorScans } from '@/work/scanning/useFloorScans'
import { useT } from '@/messages'
import type { ScanRead } from '@/work/scanning/shapes'
import { ActionButton, ActionDialog } from '@/work/forms/ActionForm'
import { HoldChip } from '@/work/standing/StandingCard'
import { CardList } from '@/work/lists/CardList'
import { ScanBar } from '@/work/scanning/ScanBar'
import { Instant } from '@/ui/Values'
import { useList } from '@/work/lists/useList'
import { word } from '@/messages/codes'
import { holdSpec, liftSpec, type HoldTarget } from './actions'
import type { Hold } from './shapes'

/** Scan what is to be held; below it everything that is held now. */
export function PhoneHolds() {
  const t = useT()
  const [target, setTarget] = useState<HoldTarget | null>(null)
  const { site } = useSession()
  const scans = useFloorScans({
    context: { site_id: site?.id },
    enabled: target === null,
    onFound: ({ read }) => {
      const found = targetOf(read)
      if (found === null) return { tone: 'warn', title: t('holds.floor.cannot') }
      setTarget(found)
      return { tone: 'ok', title: found.title }
    },
  })
  return (
    <FloorPage title={t('inside.holdsTile')} bottom={<ScanBar />}>
      <Stack>
        <FloorScanPanel scans={scans} prompt={t('holds.floor.prompt')} />
        <Active />
      </Stack>
      {target && (
        <ActionDialog
          big
          spec={holdSpec(t, target)}
          onClose={() => {
            setTarget(null)
            scans.forget()
          }}
        />
      )}
    </FloorPage>
  )
}

/** The narrowest thing that the code names: a piece, else a lot, else what it is. */
function targetOf(read: ScanRead): HoldTarget | null {
  const { object, piece, lot, item } = read
  const name = item?.name ?? object.title
  if (piece) return { scope: 'piece', id: piece.id, title: `${name} ${piece.serial}` }
  if (lot) return { scope: 'lot', id: lot.id, title: `${name} ${lot.number}` }
  if ((object.kind === 'place' || object.kind === 'handling_unit') && object.id) {
    return { scope: 'place', id: object.id, title: object.title }
  }
  if (object.kind === 'item' && object.id) return { scope: 'item', id: object.id, title: name }
  return null
}

function Active() {
  const t = useT()
  const { can } = useSession()
  const list = useList<Hold>('/holds', { state: 'active' })
  return (
    <CardList list={list} empty={t('holds.floor.none')} gap={10}>
      {(rows) =>
        rows.map((hold) => (
          <Box key={hold.id} className="card" p={14}>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <Text fz={17} fw={620}>
                {hold.target.title}
              </Text>
              <HoldChip hold={hold} />
            </Group>
            <Text fz={15} c="dimmed" component="div" my={6}>
              {word('holdScope', hold.scope)} · {hold.placed_by?.name ?? '—'} ·{' '}
              <Instant value={hold.placed_at} />
            </Text>
            {hold.note && (
              <Text fz={15} mb={10}>
                {hold.note}
              </Text>
            )}
            <ActionButton big spec={liftSpec(t, hold, can)} />
          </Box>
        ))
      }
    </CardList>
  )
}
