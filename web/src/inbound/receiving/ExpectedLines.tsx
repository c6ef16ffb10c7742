import { useT } from '@/messages'
import { Box, Group, Progress, Stack, Text } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { get } from '@/api/client'
import type { DocumentLine, FullDocument } from '@/work/documents/shapes'
import { itemName, unitWord } from '@/work/documents/names'
import { quantity } from '@/ui/format'

const EXPECTING = new Set(['order_of', 'notice_of'])

/** What the receipt's orders still wait for, the open lines first. */
export function ExpectedLines({ document }: { document: FullDocument }) {
  const t = useT()
  const orders = document.links.filter(({ role }) => EXPECTING.has(role))
  const results = useQueries({
    queries: orders.map(({ document: { id } }) => ({
      queryKey: ['document', id],
      queryFn: () => get<FullDocument>(`/documents/${id}`),
    })),
  })
  const lines = results
    .filter((result) => result.data?.header.kind === 'purchase_order')
    .flatMap((result) => result.data?.lines ?? [])
  if (lines.length === 0) return null
  const rank = (line: DocumentLine): number => (line.state === 'open' ? 0 : 1)
  return (
    <Stack gap={8}>
      <Text component="h2" m={0} fz={15} fw={600} c="dimmed">
        {t('receiving.floor.expected')}
      </Text>
      {[...lines]
        .sort((a, b) => rank(a) - rank(b))
        .map((line) => (
          <LineProgress key={line.id} line={line} />
        ))}
    </Stack>
  )
}

/** One line with how far it has come. */
export function LineProgress({ line }: { line: DocumentLine }) {
  const isDone = line.state !== 'open'
  const share = Number(line.quantity) > 0 ? (Number(line.done) / Number(line.quantity)) * 100 : 0
  return (
    <Box className="card" p={12} opacity={isDone ? 0.72 : 1}>
      <Group justify="space-between" wrap="nowrap" gap="sm" align="flex-start">
        <Box style={{ minWidth: 0 }}>
          <Text fz={17} fw={600} lineClamp={2}>
            {itemName(line.item)}
          </Text>
          <Text fz={14} c="dimmed" className="code">
            {line.item?.code}
          </Text>
        </Box>
        <Text fz={19} fw={700} style={{ whiteSpace: 'nowrap' }}>
          {quantity(line.done)}
          <Text span c="dimmed" fz={15} fw={500}>
            {' / '}
            {quantity(line.quantity)} {unitWord(line.item)}
          </Text>
        </Text>
      </Group>
      <Progress
        value={Math.min(100, share)}
        size={6}
        mt={8}
        color={isDone ? 'green' : 'celadon'}
        aria-label={`${line.done} / ${line.quantity}`}
      />
    </Box>
  )
}
