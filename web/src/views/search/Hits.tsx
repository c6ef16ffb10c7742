import { FloorCard } from '@/work/floor/FloorCard'
import { useT } from '@/messages'
import { Anchor, Box, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { get } from '@/api/client'
import type { Page } from '@/api/shapes'
import { useAddresses } from '@/work/house/useRooms'
import { Chip } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { word } from '@/messages/codes'
import type { Standing } from '@/work/standing/shapes'
import { standingTone, standingWord } from '@/work/standing/verdict'

/** One record that a search found. */
export interface Hit {
  kind: string
  id: string
  title: string
  /** What it is called; for documents, which kind. */
  words: string
  standing: Standing | null
  /** What tells it from others of that name: size and model, a lot's expiry, a place's site. */
  more: string
}

export function Hits({ q }: { q: string }) {
  const t = useT()
  const pathOf = usePathOf()
  const { data, error, isPending, refetch } = useHits(q)
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  if (data.rows.length === 0) return <Blank title={t('ui.list.none')} />
  return (
    <Box className="card" p="sm">
      <Stack gap={2}>
        {data.rows.map((hit) => (
          <Group key={`${hit.kind}${hit.id}`} gap="md" p={8} wrap="nowrap">
            <Chip tone="idle">
              {hit.kind === 'document' ? word('kind', hit.words) : word('object', hit.kind)}
            </Chip>
            <HitStanding hit={hit} />
            <Anchor component={Link} to={pathOf(hit)} fw={600}>
              {hit.title}
            </Anchor>
            <Text size="sm" c="dimmed">
              {detailOf(hit)}
            </Text>
          </Group>
        ))}
      </Stack>
    </Box>
  )
}

/** The same hits for a thumb. Goods and places are looked up here; the rest has a desk page. */
export function PhoneHits({ q }: { q: string }) {
  const t = useT()
  const navigate = useNavigate()
  const pathOf = usePathOf()
  const { data, error, isPending, refetch } = useHits(q)
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  if (data.rows.length === 0) return <Blank title={t('ui.list.none')} />
  return (
    <Stack gap={10}>
      {data.rows.map((hit) => (
        <FloorCard
          key={`${hit.kind}${hit.id}`}
          onClick={() =>
            void (LOOKED_UP.has(hit.kind)
              ? navigate({ to: '/m/find', search: { q: hit.title } })
              : navigate({ to: pathOf(hit) }))
          }
          title={hit.title}
          detail={
            <>
              <HitStanding hit={hit} />{' '}
              {hit.kind === 'document' ? said(word('kind', hit.words), hit.more) : detailOf(hit)}
            </>
          }
        />
      ))}
    </Stack>
  )
}

/** What stands against it, before its name. */
function HitStanding({ hit }: { hit: Hit }) {
  const t = useT()
  const tone = standingTone(hit.standing)
  if (tone === 'ok') return null
  return <Chip tone={tone}>{standingWord(hit.standing, t)}</Chip>
}

function detailOf(hit: Hit): string {
  return said(hit.kind === 'document' ? '' : hit.words, hit.more)
}

function said(...parts: string[]): string {
  return parts.filter(Boolean).join(' · ')
}

const LOOKED_UP = new Set(['lot', 'piece', 'place', 'handling_unit', 'document'])

function useHits(q: string) {
  return useQuery({
    queryKey: ['search', q],
    queryFn: () => get<Page<Hit>>('/search', { q }),
    enabled: q !== '',
  })
}

/** The desk page of what was found; the search for its name where there is none. */
function usePathOf(): (hit: Hit) => string {
  const { page } = useAddresses()
  return (hit) => page(hit.kind === 'document' ? hit.words : hit.kind, hit.id) ?? '/find'
}
