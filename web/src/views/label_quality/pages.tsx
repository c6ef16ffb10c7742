import { Box, Button, Group, Stack, Tabs, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { Coded } from '@/work/documents/shapes'
import { useT } from '@/messages'
import { visible } from '@/scan/show'
import { Chip } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { ListPage } from '@/work/lists/ListPage'
import { Page } from '@/ui/Page'
import { Instant } from '@/ui/Values'
import { useSheetAddress } from '@/work/lists/useSheetAddress'
import { useList } from '@/work/lists/useList'
import { word } from '@/messages/codes'
import { bySupplier, FAULTS, share, type QualityRow } from './shapes'

/** Which supplier's labels are wrong, how, how often; and boxes that should carry a UDI. */
export function LabelQuality() {
  const t = useT()
  return (
    <Page title={t('views.labelQuality')}>
      <Tabs defaultValue="faults" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="faults">{t('label_quality.faults')}</Tabs.Tab>
          <Tabs.Tab value="missing">{t('label_quality.missing')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="faults">
          <Faults />
        </Tabs.Panel>
        <Tabs.Panel value="missing">
          <Missing />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

const EXAMPLES = 5

function Faults() {
  const t = useT()
  const sheet = useSheetAddress()
  const [since, setSince] = useState('')
  const [until, setUntil] = useState('')
  const [open, setOpen] = useState<string | null>(null)
  const query = { since, until }
  const list = useList<QualityRow>('/label-quality', { ...query, examples: EXAMPLES }, 500)
  const suppliers = bySupplier(list.rows)
  return (
    <Stack>
      <Group gap="sm" align="flex-end">
        <Month label={t('ui.field.from')} value={since} onChange={setSince} />
        <Month label={t('ui.field.to')} value={until} onChange={setUntil} />
        <Button
          ml="auto"
          component="a"
          href={sheet('/label-quality', query)}
          download
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('ui.list.xlsx')}
        </Button>
      </Group>
      {list.isPending && <Loading />}
      {list.isError && <LoadFailure error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && suppliers.length === 0 && <Blank title={t('label_quality.none')} />}
      {suppliers.map((row) => {
        const id = row.supplier?.id ?? ''
        return (
          <Supplier
            key={id}
            row={row}
            isOpen={open === id}
            onOpen={() => setOpen(open === id ? null : id)}
          />
        )
      })}
    </Stack>
  )
}

function Month({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (month: string) => void
}) {
  return (
    <TextInput
      type="month"
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** One supplier: a bar for each fault, and the labels themselves when it is opened. */
function Supplier({
  row,
  isOpen,
  onOpen,
}: {
  row: QualityRow
  isOpen: boolean
  onOpen: () => void
}) {
  const t = useT()
  return (
    <Box className="card" p="md">
      <UnstyledButton w="100%" aria-expanded={isOpen} onClick={onOpen}>
        <Group justify="space-between" mb="sm">
          <Text fw={650}>{row.supplier?.name ?? t('label_quality.noSupplier')}</Text>
          <Text size="sm" c="dimmed">
            {t('label_quality.of', {
              count: row.labels.toLocaleString(),
              share: percent(share(row)),
            })}
          </Text>
        </Group>
        <Box className="bars">
          {FAULTS.map((name) => (
            <Bar
              key={name}
              label={word('labelFault', name)}
              count={row[name]}
              rate={row.rates[name]}
            />
          ))}
        </Box>
      </UnstyledButton>
      {isOpen && <Examples row={row} />}
    </Box>
  )
}

/** The bar is for comparing; the number beside it is what counts. */
function Bar({ label, count, rate }: { label: string; count: number; rate: number }) {
  return (
    <>
      <Text size="sm" c={count > 0 ? undefined : 'dimmed'}>
        {label}
      </Text>
      <span className="bar" aria-hidden>
        <span style={{ width: `${Math.min(100, rate * 100)}%` }} />
      </span>
      <Text size="sm" ta="right" fw={count > 0 ? 650 : 400} c={count > 0 ? undefined : 'dimmed'}>
        {count.toLocaleString()} · {percent(rate)}
      </Text>
    </>
  )
}

function Examples({ row }: { row: QualityRow }) {
  return (
    <Stack gap={6} mt="md" pt="md" className="ruled">
      {row.examples.map((one, index) => (
        <Group key={index} gap={10} wrap="nowrap" align="flex-start">
          <Text size="sm" c="dimmed" style={{ flex: 'none' }}>
            <Instant value={one.at} /> {one.document?.number}
          </Text>
          <Text size="sm" className="code" style={{ flex: 1 }}>
            {visible(one.raw)}
          </Text>
          {one.faults.map((fault) => (
            <Chip key={fault} tone="warn">
              {word('labelFault', fault)}
            </Chip>
          ))}
        </Group>
      ))}
    </Stack>
  )
}

function percent(rate: number): string {
  return `${(rate * 100).toFixed(rate < 0.1 && rate > 0 ? 1 : 0)}%`
}

interface MissingRow {
  supplier: Coded | null
  lines: number
  missing: number
  items: number
  rate: number
}

/** Boxes that had to carry a UDI by class, batch list and made-on date, and did not. */
function Missing() {
  const t = useT()
  return (
    <ListPage<MissingRow>
      embedded
      title={t('label_quality.missing')}
      path="/udi/missing"
      rowKey={(row) => row.supplier?.id ?? ''}
      canSearch={false}
      filters={[
        { name: 'since', label: t('ui.field.from'), kind: 'date' },
        { name: 'until', label: t('ui.field.to'), kind: 'date' },
      ]}
      columns={[
        {
          key: 'supplier',
          title: t('ui.field.supplier'),
          cell: (row) => row.supplier?.name ?? '—',
        },
        { key: 'lines', title: t('label_quality.lines'), right: true, cell: (row) => row.lines },
        {
          key: 'missing',
          title: t('label_quality.without'),
          right: true,
          cell: (row) => <b>{row.missing}</b>,
        },
        { key: 'items', title: t('masterdata.items'), right: true, cell: (row) => row.items },
        {
          key: 'rate',
          title: t('label_quality.rate'),
          right: true,
          cell: (row) => percent(row.rate),
        },
      ]}
    />
  )
}
