import { Box, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '@/api/client'
import { lookUp, useT } from '@/messages'
import { Chip } from '@/ui/Badge'
import { Loading, LoadFailure } from '@/ui/Blank'
import { Instant } from '@/ui/Values'
import { word } from '@/ui/words'
import type { VersionRow } from './shapes'

/** Every version of a reference record: who, when, why, and what each changed. */
export function Versions({ path }: { path: string }) {
  const t = useT()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['versions', path],
    queryFn: () => get<{ rows: VersionRow[] }>(`${path}/versions`),
  })
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  return (
    <Stack p="md" gap="lg">
      {data.rows.map((row) => (
        <Box key={row.version}>
          <Group gap={10}>
            <Chip tone={row.to === null ? 'ok' : 'idle'}>
              {t('desk.record.version', { number: row.version })}
            </Chip>
            <Text size="sm" c="dimmed">
              {row.saved_by_name ?? row.saved_by} · <Instant value={row.from} />
            </Text>
            {row.reason && <Text size="sm">{row.reason}</Text>}
          </Group>
          <Box component="ul" m={0} mt={6} pl={20} fz={14}>
            {row.changes.map((change) => (
              <li key={change.field}>
                {lookUp(`desk.fields.${change.field}`, change.field)}：
                {row.version > 1 && (
                  <Text span c="dimmed" td="line-through">
                    {brief(change.from)}{' '}
                  </Text>
                )}
                <Text span fw={550}>
                  {brief(change.to)}
                </Text>
              </li>
            ))}
          </Box>
        </Box>
      ))}
    </Stack>
  )
}

const LONGEST = 120

function brief(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return word('value', String(value))
  const text = typeof value === 'object' ? listed(value) : String(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function listed(value: object): string {
  if (Array.isArray(value)) return value.map((each) => brief(each)).join('；')
  return Object.values(value)
    .filter((each) => each !== '' && each !== null)
    .map(String)
    .join(' ')
}
