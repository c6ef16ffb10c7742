import type { CSSProperties } from 'react'
import { useT } from '@/messages'
import { Box, SimpleGrid, Stack, Text, UnstyledButton } from '@mantine/core'
import {
  IconArrowsExchange,
  IconChecklist,
  IconClipboardCheck,
  IconClipboardList,
  IconHandGrab,
  IconListSearch,
  IconLock,
  IconPackageExport,
  IconPackageImport,
  IconRosetteDiscountCheck,
  IconStack3,
  IconStackPush,
  type Icon,
} from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { FloorPage } from '@/work/floor/FloorPage'
import { ScanBar } from '@/work/scanning/ScanBar'
import { ScanPanel } from '@/work/scanning/ScanPanel'
import { useScans } from '@/work/scanning/useScans'

const TILES: { to: string; label: TileLabel; icon: Icon; color: string }[] = [
  { to: '/m/tasks', label: 'tasks', icon: IconChecklist, color: '#0b6b6b' },
  { to: '/m/receive', label: 'receive', icon: IconPackageImport, color: '#2f6db5' },
  { to: '/m/accept', label: 'accept', icon: IconRosetteDiscountCheck, color: '#2f6db5' },
  { to: '/m/put-away', label: 'putAway', icon: IconStackPush, color: '#2f6db5' },
  { to: '/m/count', label: 'count', icon: IconClipboardList, color: '#7a5bb0' },
  { to: '/m/tally', label: 'tally', icon: IconStack3, color: '#7a5bb0' },
  { to: '/m/relocate', label: 'relocate', icon: IconArrowsExchange, color: '#7a5bb0' },
  { to: '/m/pick', label: 'pick', icon: IconHandGrab, color: '#b3591a' },
  { to: '/m/check', label: 'check', icon: IconClipboardCheck, color: '#b3591a' },
  { to: '/m/ship', label: 'ship', icon: IconPackageExport, color: '#b3591a' },
  { to: '/m/find', label: 'find', icon: IconListSearch, color: '#52606a' },
  { to: '/m/holds', label: 'holds', icon: IconLock, color: '#b02a37' },
]

type TileLabel =
  | 'tasks'
  | 'receive'
  | 'accept'
  | 'putAway'
  | 'count'
  | 'relocate'
  | 'tally'
  | 'pick'
  | 'check'
  | 'ship'
  | 'find'
  | 'holds'

/** Scan anything, or choose the work. */
export function PhoneHome() {
  const t = useT()
  const navigate = useNavigate()
  const { state, reset } = useScans(async ({ raw }) => {
    await navigate({ to: '/m/find', search: { q: raw } })
    return null
  })
  return (
    <FloorPage title={t('app.nav.home')} bottom={<ScanBar />}>
      <Stack>
        <ScanPanel state={state} prompt={t('floor.home.prompt')} onDismiss={reset} />
        <SimpleGrid cols={3} spacing={10} verticalSpacing={10}>
          {TILES.map((tile) => (
            <Tile key={tile.to} {...tile} />
          ))}
        </SimpleGrid>
      </Stack>
    </FloorPage>
  )
}

function Tile({ to, label, icon: Icon, color }: (typeof TILES)[number]) {
  const t = useT()
  return (
    <UnstyledButton component={Link} to={to} className="card" p={10} mih={94}>
      <Stack gap={8} align="center" justify="center" h="100%">
        <Box className="tile-icon" style={{ '--tile': color } as CSSProperties}>
          <Icon size={28} stroke={1.7} aria-hidden />
        </Box>
        <Text fz={15} fw={600} ta="center" lh={1.2}>
          {t(`floor.home.${label}`)}
        </Text>
      </Stack>
    </UnstyledButton>
  )
}
