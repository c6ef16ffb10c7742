import type { CSSProperties } from 'react'
import { useT } from '@/messages'
import { Box, SimpleGrid, Stack, Text, UnstyledButton } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Tile } from '@/work/house/room'
import { useSession } from '@/work/session/session'
import { ROOMS } from './rooms'
import { FloorPage } from '@/work/floor/FloorPage'
import { ScanBar } from '@/work/scanning/ScanBar'
import { ScanPanel } from '@/work/scanning/ScanPanel'
import { useScans } from '@/work/scanning/useScans'

const TILES = ROOMS.flatMap((room) => room.tiles ?? [])

/** Scan anything, or choose the work. */
export function PhoneHome() {
  const t = useT()
  const navigate = useNavigate()
  const { can } = useSession()
  const tiles = TILES.filter(({ rights }) => rights === undefined || rights.some(can))
  const { state, reset } = useScans(async ({ raw }) => {
    await navigate({ to: '/m/find', search: { q: raw } })
    return null
  })
  return (
    <FloorPage title={t('shell.nav.home')} bottom={<ScanBar />}>
      <Stack>
        <ScanPanel state={state} prompt={t('shell.home.prompt')} onDismiss={reset} />
        <SimpleGrid cols={3} spacing={10} verticalSpacing={10}>
          {tiles.map((tile) => (
            <Square key={tile.to} {...tile} />
          ))}
        </SimpleGrid>
      </Stack>
    </FloorPage>
  )
}

function Square({ to, label, icon: Icon, color }: Tile) {
  const t = useT()
  return (
    <UnstyledButton component={Link} to={to} className="card" p={10} mih={94}>
      <Stack gap={8} align="center" justify="center" h="100%">
        <Box className="tile-icon" style={{ '--tile': color } as CSSProperties}>
          <Icon size={28} stroke={1.7} aria-hidden />
        </Box>
        <Text fz={15} fw={600} ta="center" lh={1.2}>
          {t(label)}
        </Text>
      </Stack>
    </UnstyledButton>
  )
}
