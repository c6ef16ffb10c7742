import { Anchor, Box, Group, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { get } from '@/api/client'
import { useT } from '@/messages'

import { Badge } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { useTitles } from '@/work/lists/useTitles'
import { word } from '@/messages/codes'
import { BindingButtons } from './BindingButtons'
import { type Believed, type Binding, type Version } from './shapes'
import { period } from '@/ui/format'
import { useAddresses } from '@/work/house/useRooms'
import { Said } from '@/work/records/Said'
import { useLevelNames } from './useLevels'

/** One code: what it means, what was believed of it on a day, and everything ever said of it. */
export function CodeHistory({
  scheme,
  value,
  big = false,
}: {
  scheme: string
  value: string
  big?: boolean
}) {
  return (
    <Stack className={big ? 'thumbs' : undefined}>
      <Meaning scheme={scheme} value={value} big={big} />
      <EverSaid scheme={scheme} value={value} />
    </Stack>
  )
}

/** What the code means on a day, as the system knew it at a moment; both default to now. */
function Meaning({ scheme, value, big }: { scheme: string; value: string; big: boolean }) {
  const t = useT()
  const [valid, setValid] = useState('')
  const [known, setKnown] = useState('')
  const at = known === '' ? '' : new Date(known).toISOString()
  const query = { scheme, value, valid, known: at }
  const { data, error, refetch } = useQuery({
    queryKey: ['believed', query],
    queryFn: () => get<Believed>('/identifiers/believed', query),
    placeholderData: (before) => before,
  })
  const isNow = valid === '' && known === ''
  return (
    <Box
      className="card"
      p="md"
      component="section"
      aria-label={t(isNow ? 'identifiers.means' : 'identifiers.meant')}
    >
      <Text component="h2" m={0} mb="sm" fw={650} fz={17}>
        {t(isNow ? 'identifiers.means' : 'identifiers.meant')}
      </Text>
      {error && <LoadFailure error={error} retry={() => void refetch()} />}
      {data?.rows.length === 0 && <Blank title={t('identifiers.meansNothing')} />}
      <Stack gap="sm">
        {data?.rows.map((row) => (
          <Means key={row.id} one={row} canChange={isNow} big={big} />
        ))}
      </Stack>
      <Group gap="sm" align="flex-end" mt="md" pt="md" className="ruled">
        <TextInput
          type="date"
          label={t('identifiers.onDay')}
          value={valid}
          onChange={(event) => setValid(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label={t('identifiers.knownAt')}
          value={known}
          onChange={(event) => setKnown(event.currentTarget.value)}
        />
        {data && (
          <Text size="sm" c="dimmed" pb={8}>
            {t('identifiers.asOf', { valid: data.valid, known: data.known })}
          </Text>
        )}
      </Group>
    </Box>
  )
}

/** One meaning, big enough to be read by two people at once. */
function Means({ one, canChange, big }: { one: Binding; canChange: boolean; big: boolean }) {
  const { levels, levelName } = useLevelNames(one)
  return (
    <Group justify="space-between" gap="sm">
      <div>
        <Group gap={10}>
          <TargetName of={one} />
          <Badge family="bindingState" code={one.status} />
        </Group>
        <Text size="sm" c="dimmed">
          {[
            word('object', one.target_kind),
            levelName,
            one.role && word('codeRole', one.role),
            word('codeSource', one.source),
            period(one),
          ]
            .filter((part) => part !== '' && part !== '—')
            .join(' · ')}
        </Text>
      </div>
      {canChange && <BindingButtons of={one} levels={levels} big={big} />}
    </Group>
  )
}

function TargetName({ of }: { of: Binding }) {
  const title = useTitles([of.target])
  const path = useAddresses().page(of.target_kind, of.target)
  const known = title(of.target)
  const name = known === of.target ? `${word('object', of.target_kind)} ${of.target}` : known
  if (path === null) return <Text fw={650}>{name}</Text>
  return (
    <Anchor component={Link} to={path} fw={650} fz={17}>
      {name}
    </Anchor>
  )
}

/** Everything that was ever said of the code. */
function EverSaid({ scheme, value }: { scheme: string; value: string }) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['identifier-versions', scheme, value],
    queryFn: () => get<{ rows: Version[] }>('/identifiers/versions', { scheme, value }),
  })
  const title = useTitles((data?.rows ?? []).map((row) => row.actor))
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  if (data.rows.length === 0) return null
  const rows = data.rows.map((row) => ({
    key: `${row.id}${row.known_from}`,
    recordedAt: row.recorded_at,
    who: row.person?.name || title(row.actor),
    command: row.command,
    knownFrom: row.known_from,
    knownTo: row.known_to,
    reason: row.reason,
    content: <Meant row={row} />,
  }))
  return (
    <Box className="card">
      <Said rows={rows} />
    </Box>
  )
}

/** What the code was said to mean. */
function Meant({ row }: { row: Version }) {
  const { levelName } = useLevelNames(row)
  return (
    <Group gap={10} my={2}>
      <TargetName of={row} />
      {levelName && <Text size="sm">{levelName}</Text>}
      <Badge family="bindingState" code={row.status} />
      {period(row) && <Text size="sm">{period(row)}</Text>}
    </Group>
  )
}
