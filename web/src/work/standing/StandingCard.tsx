import { Box, Group, Stack, Text } from '@mantine/core'
import { IconCalendarOff, IconClockPause, IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get } from '@/api/client'
import { useT } from '@/messages'
import { word } from '@/messages/codes'
import { Chip } from '@/ui/Badge'
import { Instant } from '@/ui/Values'
import { useAddresses } from '@/work/house/useRooms'
import type { Hold, Standing } from './shapes'
import { standingTone, standingWord } from './verdict'

const SIGN = { held: IconLock, expired: IconCalendarOff, not_released: IconClockPause }

/** What stands against goods, first of all that is said of them; nothing where nothing does. */
export function StandingCard({ standing }: { standing: Standing | null | undefined }) {
  const t = useT()
  const tone = standingTone(standing)
  if (!standing || tone === 'ok') return null
  const Sign = SIGN[standing.blocked[0] ?? standing.blocked_inside[0] ?? 'held']
  return (
    <Box
      className="card"
      p="md"
      role="status"
      data-standing={tone}
      style={{ borderLeft: `5px solid var(--${tone})` }}
    >
      <Stack gap={10}>
        <Group gap={8} wrap="nowrap" style={{ color: `var(--${tone}-ink)` }}>
          <Sign size={24} aria-hidden style={{ flex: 'none' }} />
          <Text component="h2" m={0} fw={700} fz={19}>
            {standingWord(standing, t)}
          </Text>
        </Group>
        {standing.holds.map((hold) => (
          <HoldLine key={hold.id} hold={hold} />
        ))}
        {standing.holds_inside.map((hold) => (
          <HoldLine key={hold.id} hold={hold} inside />
        ))}
      </Stack>
    </Box>
  )
}

/** One hold: on what, why, who, since when, by which document. */
function HoldLine({ hold, inside = false }: { hold: Hold; inside?: boolean }) {
  const t = useT()
  const { page } = useAddresses()
  return (
    <div>
      <Group gap={8}>
        <HoldChip hold={hold} />
        <Text fw={600}>
          {word('holdScope', hold.scope)} {hold.target.title}
        </Text>
        {inside && <Text c="dimmed">{t('standing.insideText')}</Text>}
      </Group>
      {hold.note && <Text mt={4}>{hold.note}</Text>}
      <Text size="sm" c="dimmed" mt={2} component="div">
        {hold.placed_by?.name ?? '—'} · <Instant value={hold.placed_at} />
        {hold.document && (
          <>
            {' · '}
            <Link to={page(hold.document.kind, hold.document.id) ?? '/find'}>
              {word('kind', hold.document.kind)} {hold.document.number}
            </Link>
          </>
        )}
      </Text>
    </div>
  )
}

/** That it is held, and why. */
export function HoldChip({ hold }: { hold: Hold }) {
  return (
    <Chip tone="error">
      {word('blocked', 'held')} · {word('hold', hold.reason)}
    </Chip>
  )
}

/** How an item, lot, piece, place or unit stands, on its page. */
export function StandingOf({ kind, id }: { kind: string; id: string }) {
  const query = { kind, id }
  const { data } = useQuery({
    queryKey: ['standing', query],
    queryFn: () => get<Standing>('/standing', query),
  })
  return <StandingCard standing={data} />
}
