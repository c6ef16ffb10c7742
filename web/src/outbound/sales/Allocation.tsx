import { Box, SimpleGrid, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '@/api/client'
import { ItemName } from '@/work/documents/Lines'
import type { FullDocument } from '@/work/documents/shapes'
import { useT } from '@/messages'
import { Chip } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { Code, Expiry, Quantity } from '@/ui/Values'
import { word } from '@/messages/codes'

interface Part {
  lot: { number: string; expiry: string | null } | null
  place: { code: string } | null
  packed_as?: string | null
  quantity: string
  reason?: string
}

export interface AllocatedLine {
  line_id: string
  missing: string
  chosen: Part[]
  passed: Part[]
}

/** For every line: what was chosen, and for every lot passed over the one reason why. */
export function Allocation({ document }: { document: FullDocument }) {
  const t = useT()
  const { id } = document.header
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['allocation', id],
    queryFn: () => get<{ lines: AllocatedLine[] }>(`/sales/orders/${id}/allocation`),
  })
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  const lines = data.lines.filter(
    (line) => line.chosen.length + line.passed.length > 0 || line.missing !== '0',
  )
  if (lines.length === 0) return <Blank title={t('documents.order.noAllocation')} />
  return (
    <Stack p="md" gap="lg">
      {lines.map((line) => {
        const ordered = document.lines.find((each) => each.id === line.line_id)
        return (
          <Box key={line.line_id}>
            <ItemName item={ordered?.item ?? null} />
            {line.missing !== '0' && (
              <Chip tone="error">
                {t('documents.order.missing')} {line.missing}
              </Chip>
            )}
            <SimpleGrid cols={{ base: 1, md: 2 }} mt={8}>
              <Parts title={t('documents.order.chosen')} parts={line.chosen} />
              <Parts title={t('documents.order.passed')} parts={line.passed} />
            </SimpleGrid>
          </Box>
        )
      })}
    </Stack>
  )
}

function Parts({ title, parts }: { title: string; parts: Part[] }) {
  return (
    <Box>
      <Text size="sm" c="dimmed" mb={4}>
        {title}
      </Text>
      <Stack gap={6}>
        {parts.length === 0 && <Text>—</Text>}
        {parts.map((part, index) => (
          <Box key={`${part.lot?.number}${part.place?.code}${index}`} fz={14}>
            <Code>{part.lot?.number ?? ''}</Code> <Expiry date={part.lot?.expiry} />{' '}
            <Code>{part.place?.code ?? ''}</Code> <Quantity value={part.quantity} />{' '}
            {part.reason && <Chip tone="warn">{word('passed', part.reason)}</Chip>}
          </Box>
        ))}
      </Stack>
    </Box>
  )
}
