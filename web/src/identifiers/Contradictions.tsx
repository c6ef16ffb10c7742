import { Box, Group, Stack, Text } from '@mantine/core'
import { IconArrowsLeftRight } from '@tabler/icons-react'
import { lookUp, useT } from '@/messages'
import { Badge } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { useList } from '@/ui/useList'
import { useTitles } from '@/ui/useTitles'
import { word } from '@/ui/words'
import { BindingButtons } from './BindingButtons'
import { CodeLink } from './CodeLink'
import type { Binding, Contradiction } from './shapes'

/** Codes of which two things are said: each beside what it contradicts. */
export function Contradictions() {
  const t = useT()
  const list = useList<Contradiction>('/identifiers/contradictions', {})
  const title = useTitles(list.rows.flatMap((row) => [row.target, row.against.target]))
  if (list.isPending) return <Loading />
  if (list.isError) return <LoadFailure error={list.error} retry={() => void list.refetch()} />
  return (
    <Box className="card" p="md" component="section">
      <Text component="h2" m={0} mb="md" fw={650} fz={17}>
        {t('identity.contradictions')}
      </Text>
      {list.rows.length === 0 && <Blank title={t('identity.noContradictions')} />}
      <Stack gap="lg">
        {list.rows.map((row) => (
          <div key={`${row.id}${row.against.id}`}>
            <Group gap={10} mb={6}>
              <Text size="sm" c="dimmed">
                {word('scheme', row.scheme)}
              </Text>
              <CodeLink {...row} />
              {row.why && (
                <Text size="sm">{lookUp(`codes.contradiction.${row.why}`, row.why)}</Text>
              )}
            </Group>
            <Group gap="md" align="stretch" wrap="nowrap">
              <Side one={row} title={title} />
              <IconArrowsLeftRight size={22} aria-hidden style={{ alignSelf: 'center' }} />
              <Side one={row.against} title={title} />
            </Group>
          </div>
        ))}
      </Stack>
    </Box>
  )
}

function Side({ one, title }: { one: Binding; title: (id: string) => string }) {
  return (
    <Box p="sm" style={{ flex: 1, border: '1px solid var(--line)', borderRadius: 10 }}>
      <Group justify="space-between" gap={8}>
        <Text fw={600}>{title(one.target)}</Text>
        <Badge family="bindingState" code={one.status} />
      </Group>
      <Group justify="space-between" gap={8} mt={6}>
        <Text size="sm" c="dimmed">
          {word('codeSource', one.source)}
        </Text>
        <BindingButtons of={one} />
      </Group>
    </Box>
  )
}
