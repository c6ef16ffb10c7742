import { Box, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '@/api/client'
import { lookUp, useT } from '@/messages'
import { Chip } from '@/ui/Badge'
import { Loading, LoadFailure } from '@/ui/Blank'
import { Instant } from '@/ui/Values'
import { useTitles } from '@/work/lists/useTitles'
import { hasWord, word } from '@/messages/codes'
import type { VersionRow } from './shapes'

/** Every version of a reference record: who, when, why, and what each changed. */
export function Versions({ path }: { path: string }) {
  const t = useT()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['versions', path],
    queryFn: () => get<{ rows: VersionRow[] }>(`${path}/versions`),
  })
  const title = useTitles((data?.rows ?? []).flatMap(idsIn))
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  return (
    <Stack p="md" gap="lg">
      {data.rows.map((row) => (
        <Box key={row.version}>
          <Group gap={10}>
            <Chip tone={row.to === null ? 'ok' : 'idle'}>
              {t('records.version', { number: row.version })}
            </Chip>
            <Text size="sm" c="dimmed">
              {title(row.saved_by)} · <Instant value={row.from} />
            </Text>
            {row.reason && <Text size="sm">{row.reason}</Text>}
          </Group>
          <Box component="ul" m={0} mt={6} pl={20} fz={14}>
            {row.changes.map((change) => (
              <li key={change.field}>
                {lookUp(`records.fields.${change.field}`, change.field)}：
                {row.version > 1 && (
                  <Text span c="dimmed" td="line-through">
                    {brief(change.from, change.field, title)}{' '}
                  </Text>
                )}
                <Text span fw={550}>
                  {brief(change.to, change.field, title)}
                </Text>
              </li>
            ))}
          </Box>
        </Box>
      ))}
    </Stack>
  )
}

const LONGEST = 160

type Name = (id: string) => string

/** Fields that hold the id of another record. */
const IDS = new Set([
  ...['holder', 'items', 'replaces', 'maker', 'registrant', 'contract_maker'],
  ...['parent', 'site', 'entity', 'owner', 'grants'],
])

/** Fields whose codes have words. */
const FAMILIES: Record<string, string[]> = {
  state: ['state'],
  kind: ['certificateKind', 'placeKind', 'licence'],
  purpose: ['purpose'],
  temperature_class: ['temperature'],
  device_class: ['deviceClass'],
  mixing: ['mixing'],
  status: ['quality'],
  base_unit: ['unit'],
  roles: ['partnerRole'],
  role: ['role'],
}

function idsIn({ saved_by, changes }: VersionRow): string[] {
  const held = changes.filter(({ field }) => IDS.has(field)).flatMap(({ from, to }) => [from, to])
  return [saved_by, ...held.flatMap((value) => leaves(value))]
}

function leaves(value: unknown): string[] {
  if (value === null || value === undefined) return []
  return typeof value === 'object' ? Object.values(value).flatMap(leaves) : [String(value)]
}

function brief(value: unknown, field: string, title: Name): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return word('value', String(value))
  const text = typeof value === 'object' ? listed(value, field, title) : one(value, field, title)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function one(value: unknown, field: string, title: Name): string {
  const text = String(value)
  if (IDS.has(field) && /^\d+$/.test(text)) return text === '0' ? '—' : title(text)
  const family = FAMILIES[field]?.find((each) => hasWord(each, text))
  return family ? word(family, text) : text
}

function listed(value: object, field: string, title: Name): string {
  if (Array.isArray(value)) {
    return value.map((each) => brief(each, field, title)).join('；') || '—'
  }
  return Object.entries(value)
    .filter(([, each]) => each !== '' && each !== null && each !== '0' && each !== 0)
    .map(([name, each]) => brief(each, name, title))
    .join(' ')
}
