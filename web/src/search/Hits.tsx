import { useT } from '@/messages'
import { Anchor, Box, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get } from '@/api/client'
import type { Page } from '@/api/shapes'
import { DESK_PATH } from '@/documents/shapes'
import { Chip } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { word } from '@/ui/words'

/** One record that a search found. */
export interface Hit {
  kind: string
  id: string
  title: string
  detail?: string | null
  /** For documents: which kind. */
  document_kind?: string | null
}

const BASE: Record<string, string> = {
  item: '/items',
  lot: '/lots',
  piece: '/pieces',
  place: '/places',
  handling_unit: '/places',
  partner: '/partners',
  person: '/people',
}

export function Hits({ q }: { q: string }) {
  const t = useT()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['search', q],
    queryFn: () => get<Page<Hit>>('/search', { q }),
    enabled: q !== '',
  })
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  if (data.rows.length === 0) return <Blank title={t('ui.list.none')} />
  return (
    <Box className="card" p="sm">
      <Stack gap={2}>
        {data.rows.map((hit) => (
          <Group key={`${hit.kind}${hit.id}`} gap="md" p={8} wrap="nowrap">
            <Chip tone="idle">
              {hit.document_kind ? word('kind', hit.document_kind) : word('object', hit.kind)}
            </Chip>
            <Anchor component={Link} to={pathOf(hit) as '/'} fw={600}>
              {hit.title}
            </Anchor>
            <Text size="sm" c="dimmed">
              {hit.detail}
            </Text>
          </Group>
        ))}
      </Stack>
    </Box>
  )
}

function pathOf(hit: Hit): string {
  const base = hit.document_kind ? DESK_PATH[hit.document_kind] : BASE[hit.kind]
  return `${base ?? '/find'}/${hit.id}`
}
