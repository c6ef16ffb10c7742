import { Box, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { get } from '@/api/client'
import { useSession } from '@/work/session/session'
import { DocumentList } from '@/work/documents/DocumentList'
import { DocumentScreen } from '@/work/documents/DocumentScreen'
import type { DocumentConfig } from '@/work/documents/config'
import { ItemName } from '@/work/documents/Lines'
import { NewDocument } from '@/work/documents/NewDocument'
import type { FullDocument } from '@/work/documents/shapes'
import { useT } from '@/messages'
import { placesFrom } from '@/work/references/places'
import { ActionButton } from '@/work/forms/ActionForm'
import { Badge, Chip } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { DataTable } from '@/ui/DataTable'
import { Code, Quantity } from '@/ui/Values'
import { ref, rows } from '@/work/forms/fields'
import { action } from '@/work/forms/action'
import type { CountEntry, CountLine } from './shapes'

export function Counts() {
  const t = useT()
  const { site } = useSession()
  return (
    <DocumentList
      kind="count"
      title={t('inside.counts')}
      actions={
        <NewDocument
          kind="count"
          idOf={(result) => String(result['count'])}
          spec={action('counting.open_count', {
            label: t('counting.new'),
            explain: t('counting.blind'),
            primary: true,
            fields: [
              rows(
                'places',
                t('counting.places'),
                [
                  ref('place', t('ui.field.place'), placesFrom(site?.id, { kind: 'bin' }), {
                    required: true,
                  }),
                ],
                { required: true, initial: [{ place: '' }] },
              ),
            ],
            command: (values) => ({
              site: site?.id ?? '0',
              places: values.places.map((row) => row.place),
            }),
          })}
        />
      }
    />
  )
}

export function Count() {
  const t = useT()
  const { id } = useParams({ strict: false }) as { id: string }
  const config: DocumentConfig = {
    actions: ({ header }) =>
      header.state === 'open' ? (
        <ActionButton
          spec={action('counting.cancel_count', {
            label: t('codes.action.counting_cancel_count'),
            danger: true,
            reason: 'required',
            command: () => ({ count: id }),
          })}
        />
      ) : null,
    extra: [{ tab: t('counting.review'), content: (document) => <Review document={document} /> }],
  }
  return <DocumentScreen id={id} config={config} />
}

/** Bin by bin: what was counted, against what the ledger said at the time of the scan. */
function Review({ document }: { document: FullDocument }) {
  const t = useT()
  const { id } = document.header
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['count', id],
    queryFn: () => get<{ lines: CountLine[] }>(`/counting/counts/${id}`),
  })
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  if (data.lines.length === 0) return <Blank title={t('ui.document.noLines')} />
  return (
    <Stack p="md" gap="lg">
      {data.lines.map((line) => (
        <ReviewLine key={line.line_id} line={line} isOpen={document.header.state === 'open'} />
      ))}
    </Stack>
  )
}

function ReviewLine({ line, isOpen }: { line: CountLine; isOpen: boolean }) {
  const t = useT()
  return (
    <Box className="card">
      <Group p="sm" px="md" justify="space-between">
        <Group gap={10}>
          <Text fw={700}>
            <Code>{line.place.code}</Code>
          </Text>
          <Badge family="state" code={line.state} />
          <Text size="sm" c="dimmed">
            {line.counted_by && `${t('counting.counter')} ${line.counted_by.name}`}{' '}
            {line.recounted_by && `${t('counting.recounter')} ${line.recounted_by.name}`}
          </Text>
        </Group>
        {isOpen && <LineActions line={line} />}
      </Group>
      {line.entries.length === 0 ? (
        <Text p="md" c="dimmed">
          {t(line.state === 'open' ? 'counting.notYet' : 'counting.blind')}
        </Text>
      ) : (
        <Entries entries={line.entries} />
      )}
    </Box>
  )
}

function LineActions({ line }: { line: CountLine }) {
  const t = useT()
  if (!['to_approve', 'recount', 'done'].includes(line.state)) return null
  return (
    <Group gap={8}>
      <ActionButton
        spec={action('counting.reopen_count_line', {
          label: t('counting.reopen'),
          reason: 'optional',
          command: () => ({ line: line.line_id }),
        })}
      />
      {line.state === 'to_approve' && (
        <ActionButton
          spec={action('counting.approve_count', {
            label: t('counting.approve'),
            primary: true,
            reason: 'required',
            command: () => ({ line: line.line_id }),
          })}
        />
      )}
    </Group>
  )
}

function Entries({ entries }: { entries: CountEntry[] }) {
  const t = useT()
  return (
    <DataTable
      label={t('counting.review')}
      rows={entries}
      rowKey={(row) =>
        [row.round, row.item.id, row.lot?.id, row.piece?.id, row.packed_as?.id].join('/')
      }
      columns={[
        { key: 'round', title: t('counting.round'), cell: (row) => row.round },
        { key: 'item', title: t('ui.field.item'), cell: (row) => <ItemName item={row.item} /> },
        {
          key: 'lot',
          title: t('ui.field.lot'),
          cell: (row) => (
            <Code>{[row.lot?.number, row.piece?.serial].filter(Boolean).join(' · ')}</Code>
          ),
        },
        {
          key: 'counted',
          title: t('counting.counted'),
          right: true,
          cell: (row) => <Quantity value={row.counted} />,
        },
        {
          key: 'book',
          title: t('counting.book'),
          right: true,
          cell: (row) => <Quantity value={row.baseline} />,
        },
        {
          key: 'difference',
          title: t('counting.difference'),
          right: true,
          cell: (row) => <Difference value={row.difference} />,
        },
      ]}
    />
  )
}

function Difference({ value }: { value: string }) {
  if (value === '0') return <Chip tone="ok">0</Chip>
  return <Chip tone="error">{value.startsWith('-') ? value : `+${value}`}</Chip>
}
