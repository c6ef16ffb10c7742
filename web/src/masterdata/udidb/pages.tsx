import { Box, Group, Progress, Stack, Table, Tabs, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { get } from '@/api/client'
import { Facts } from '@/ui/Facts'
import { CodeLink } from '@/work/references/CodeLink'
import { lookUp, useT, type Translate } from '@/messages'
import { useAddresses, usePanels } from '@/work/house/useRooms'
import { Badge, Chip } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { DataTable } from '@/ui/DataTable'
import { ListPage } from '@/work/lists/ListPage'
import { Page } from '@/ui/Page'
import { Code, Instant } from '@/ui/Values'
import { choices, word } from '@/messages/codes'
import type { Device, DeviceNumber, DeviceRow, Load } from './shapes'

/** The public UDI databases: look a device up by DI or words; what has been loaded. */
export function UdiDatabase() {
  const t = useT()
  return (
    <Page title={t('masterdata.udi')}>
      <Tabs defaultValue="devices" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="devices">{t('udidb.devices')}</Tabs.Tab>
          <Tabs.Tab value="loads">{t('udidb.loads')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="devices">
          <Devices />
        </Tabs.Panel>
        <Tabs.Panel value="loads">
          <Loads />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function Devices() {
  const t = useT()
  const navigate = useNavigate()
  const { page } = useAddresses()
  return (
    <ListPage<DeviceRow>
      embedded
      title={t('masterdata.udi')}
      path="/udi"
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: page('device', row.primary_di ?? '') ?? '.' })}
      filters={[
        {
          name: 'source',
          label: t('identifiers.source'),
          options: choices('codeSource', ['nmpa', 'gudid']),
        },
        { name: 'registration', label: t('udidb.registration'), kind: 'text' },
      ]}
      columns={[
        { key: 'di', title: 'DI', cell: (row) => <Code>{row.primary_di}</Code> },
        { key: 'name', title: t('ui.field.name'), cell: (row) => row.name },
        {
          key: 'model',
          title: t('udidb.model'),
          cell: (row) => [row.brand, row.model, row.article].filter(Boolean).join(' / ') || '—',
        },
        { key: 'by', title: t('udidb.registrant'), cell: (row) => row.registrant || '—' },
        {
          key: 'registration',
          title: t('udidb.registration'),
          cell: (row) => row.registrations.join('、') || '—',
        },
        {
          key: 'version',
          title: t('udidb.versionOn'),
          cell: (row) => <Code>{row.version_on}</Code>,
        },
        {
          key: 'source',
          title: t('identifiers.source'),
          cell: (row) => word('codeSource', row.source),
        },
      ]}
    />
  )
}

/** One registered device with all its numbers; what the same number is in another database. */
export function UdiDevice() {
  const { di } = useParams({ strict: false }) as { di: string }
  const panels = usePanels()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['udi', di],
    queryFn: () => get<Device>(`/udi/${encodeURIComponent(di)}`),
  })
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  return (
    <Page
      title={data.name}
      actions={panels({ kind: 'device', id: di, title: data.name, record: { ...data } }).buttons}
      badge={<Chip tone="info">{word('codeSource', data.source)}</Chip>}
    >
      <Stack>
        {[data, ...data.others].map((one) => (
          <DeviceCard key={`${one.source}${one.primary}`} device={one} asked={data.asked.value} />
        ))}
      </Stack>
    </Page>
  )
}

function DeviceCard({ device, asked }: { device: Device; asked: string }) {
  const t = useT()
  return (
    <Stack gap="md">
      <Facts facts={factsOf(device, t)} />
      <Box className="card">
        <DataTable<DeviceNumber>
          label={t('udidb.numbers')}
          rows={device.numbers}
          rowKey={(row) => `${row.value}${row.role}`}
          columns={[
            {
              key: 'value',
              title: 'DI',
              cell: (row) => (
                <Group gap={8} wrap="nowrap">
                  <CodeLink scheme={schemeOf(row.issuer)} value={row.value} />
                  {row.value === asked && <Chip tone="info">{t('udidb.asked')}</Chip>}
                </Group>
              ),
            },
            {
              key: 'role',
              title: t('identifiers.role'),
              cell: (row) => word('registeredRole', row.role),
            },
            {
              key: 'factor',
              title: t('udidb.factor'),
              right: true,
              cell: (row) => row.factor ?? t('udidb.noFactor'),
            },
            {
              key: 'contains',
              title: t('udidb.contains'),
              cell: (row) => (row.contains ? `${row.quantity ?? '?'} × ${row.contains}` : '—'),
            },
          ]}
        />
      </Box>
    </Stack>
  )
}

/** Identifiers are kept under the names of code systems, not of their agencies. */
function schemeOf(issuer: string): string {
  return issuer === 'gs1' ? 'gtin' : issuer
}

function factsOf(device: Device, t: Translate) {
  const { details } = device
  const fact = (label: string, value: string | null | undefined) => ({
    label,
    value: value === null || value === undefined || value === '' ? '—' : value,
  })
  const carried = Object.entries(details.carries ?? {})
    .filter(([, carries]) => carries === true)
    .map(([name]) => lookUp(`identifiers.carries.${name}`, name))
  const storage = (details.storage ?? []).map((one) =>
    one.text ? one.text : `${one.condition} ${one.low}–${one.high} ${one.unit}`.trim(),
  )
  return [
    fact(t('udidb.model'), [device.brand, device.model].filter(Boolean).join(' / ')),
    fact(t('udidb.article'), device.article),
    fact(t('udidb.registrant'), device.registrant),
    fact(t('udidb.registration'), device.registrations.join('、')),
    fact(t('udidb.productCode'), device.product_codes.join('、')),
    fact(t('udidb.carries'), carried.join('、')),
    fact(t('udidb.storage'), storage.join('；')),
    fact(t('udidb.uses'), device.uses),
    fact(t('udidb.versionOn'), `${device.version_on} (v${device.version})`),
    fact(t('udidb.withdrawn'), device.withdrawn_on),
  ]
}

const WHILE_LOADING_MS = 2_000

/** Released files, the newest first; one that is being loaded shows how far it is. */
function Loads() {
  const t = useT()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['udi-loads'],
    queryFn: () => get<{ rows: Load[] }>('/udi/loads'),
    refetchInterval: ({ state }) =>
      state.data?.rows.some((row) => row.finished_at === null) ? WHILE_LOADING_MS : false,
  })
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  if (data.rows.length === 0) {
    return <Blank title={t('udidb.noLoads')} text={t('udidb.noLoadsText')} />
  }
  return (
    <Stack gap="sm">
      {data.rows.map((row) => (
        <Box key={row.id} className="card" p="md">
          <Group justify="space-between" gap="sm">
            <Text fw={650}>{row.name}</Text>
            <Badge family="loadState" code={row.state} />
          </Group>
          {row.finished_at === null && row.records > 0 && (
            <Progress
              my={8}
              value={(row.record / row.records) * 100}
              aria-label={`${row.record} / ${row.records}`}
            />
          )}
          <Table mt="xs" fz={14} withRowBorders={false} verticalSpacing={3} maw={560}>
            <Table.Tbody>
              <Line label={t('udidb.records')} value={row.records.toLocaleString()} />
              <Line label={t('udidb.taken')} value={row.taken.toLocaleString()} />
              <Line label={t('udidb.faults')} value={row.faults.toLocaleString()} />
              <Table.Tr>
                <Table.Th w={160} fw={500} c="dimmed">
                  {t('udidb.loadedAt')}
                </Table.Th>
                <Table.Td>
                  <Instant value={row.finished_at ?? row.started_at} />
                </Table.Td>
              </Table.Tr>
            </Table.Tbody>
          </Table>
        </Box>
      ))}
    </Stack>
  )
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <Table.Tr>
      <Table.Th w={160} fw={500} c="dimmed">
        {label}
      </Table.Th>
      <Table.Td>{value}</Table.Td>
    </Table.Tr>
  )
}
