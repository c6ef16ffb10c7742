import { Box, Group, SegmentedControl, Text } from '@mantine/core'
import { IconArrowsLeftRight } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { Coded } from '@/work/documents/shapes'
import { useT } from '@/messages'
import { Badge, Chip } from '@/ui/Badge'
import { CardList } from '@/work/lists/CardList'
import { quantity } from '@/ui/format'
import { useList } from '@/work/lists/useList'
import { useTitles } from '@/work/lists/useTitles'
import { choices, word } from '@/messages/codes'
import { BindingButtons } from './BindingButtons'
import { CodeLink } from '@/work/references/CodeLink'
import type { Binding, Contradiction } from './shapes'

const KINDS = ['two_meanings', 'registered', 'indicator']

/** A code of ours beside what a public database, or the code's own digits, say of it. */
interface Doubt {
  id: string
  kind: string
  scheme: string
  value: string
  item: Coded | null
  ours?: string
  registered?: string | null
  source?: string
  factor?: string
  against?: { value: string; item: Coded | null; factor: string }
}

/** Codes of which two things are said: each beside what it contradicts. */
export function Contradictions() {
  const t = useT()
  const [kind, setKind] = useState('two_meanings')
  return (
    <Box className="card" p="md" component="section" aria-label={t('identifiers.contradictions')}>
      <Group justify="space-between" mb="md" gap="sm">
        <Text component="h2" m={0} fw={650} fz={17}>
          {t('identifiers.contradictions')}
        </Text>
        <SegmentedControl value={kind} onChange={setKind} data={choices('contradiction', KINDS)} />
      </Group>
      {kind === 'two_meanings' ? <TwoMeanings /> : <Doubts key={kind} kind={kind} />}
    </Box>
  )
}

function TwoMeanings() {
  const t = useT()
  const list = useList<Contradiction>('/identifiers/contradictions', {})
  const title = useTitles(list.rows.flatMap((row) => [row.target, row.against.target]))
  return (
    <CardList list={list} empty={t('identifiers.noContradictions')} gap="lg">
      {(rows) =>
        rows.map((row) => (
          <Pair key={`${row.id}${row.against.id}`} scheme={row.scheme} value={row.value}>
            <Bound one={row} title={title} />
            <Bound one={row.against} title={title} />
          </Pair>
        ))
      }
    </CardList>
  )
}

function Doubts({ kind }: { kind: string }) {
  const t = useT()
  const list = useList<Doubt>('/identifiers/contradictions', { kind })
  const times = (factor: string | null | undefined): string =>
    factor ? t('identifiers.holds', { count: quantity(factor) }) : t('udidb.noFactor')
  return (
    <CardList list={list} empty={t('identifiers.noContradictions')} gap="lg">
      {(rows) =>
        rows.map((row) => (
          <Pair key={row.id} scheme={row.scheme} value={row.value} why={row.kind}>
            <Side>
              <Text fw={600}>{named(row.item)}</Text>
              <Text size="sm" c="dimmed">
                {row.kind === 'on_another_item' ? row.ours : times(row.factor ?? row.ours)}
              </Text>
            </Side>
            <Side>
              <Text fw={600}>
                {row.against ? named(row.against.item) : word('codeSource', row.source)}
              </Text>
              <Text size="sm" c="dimmed">
                {row.against
                  ? `${row.against.value} · ${times(row.against.factor)}`
                  : times(row.registered)}
              </Text>
            </Side>
          </Pair>
        ))
      }
    </CardList>
  )
}

function named(item: Coded | null): string {
  return [item?.code, item?.name].filter(Boolean).join(' ') || '—'
}

/** The code, what is wrong, and the two things that are said. */
function Pair({
  scheme,
  value,
  why,
  children,
}: {
  scheme: string
  value: string
  why?: string
  children: [ReactNode, ReactNode]
}) {
  return (
    <div>
      <Group gap={10} mb={6}>
        <Text size="sm" c="dimmed">
          {word('scheme', scheme)}
        </Text>
        <CodeLink scheme={scheme} value={value} />
        {why && <Chip tone="warn">{word('contradiction', why)}</Chip>}
      </Group>
      <Group gap="md" align="stretch" wrap="nowrap">
        {children[0]}
        <IconArrowsLeftRight size={22} aria-hidden style={{ alignSelf: 'center', flex: 'none' }} />
        {children[1]}
      </Group>
    </div>
  )
}

function Side({ children }: { children: ReactNode }) {
  return (
    <Box p="sm" style={{ flex: 1, border: '1px solid var(--line)', borderRadius: 10 }}>
      {children}
    </Box>
  )
}

function Bound({ one, title }: { one: Binding; title: (id: string) => string }) {
  return (
    <Side>
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
    </Side>
  )
}
