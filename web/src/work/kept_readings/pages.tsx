import { Stack, Text } from '@mantine/core'
import { CodeLink } from '@/work/references/CodeLink'
import { useT, type Translate } from '@/messages'
import { visible } from '@/scan/show'
import { Badge } from '@/ui/Badge'
import type { Column } from '@/ui/DataTable'
import { ListPage } from '@/work/lists/ListPage'
import { Page } from '@/ui/Page'
import { Instant } from '@/ui/Values'
import { Title } from '@/work/lists/Title'
import { choices, word } from '@/messages/codes'
import { Conflicts } from './Conflicts'
import type { KeptReading } from './shapes'

const OUTCOMES = ['accepted', 'ask', 'unconfirmed', 'unknown', 'contradiction', 'unreadable']

/** Readings that were not clean: the bytes, what was found and repaired, how it ended. */
export function KeptReadings() {
  const t = useT()
  return (
    <Page title={t('work.kept')}>
      <Stack>
        <Conflicts />
        <ListPage<KeptReading>
          embedded
          title={t('work.kept')}
          path="/scans/kept"
          rowKey={(row) => row.id}
          filters={[
            {
              name: 'outcome',
              label: t('kept_readings.outcome'),
              options: choices('scanOutcome', OUTCOMES),
            },
          ]}
          columns={columns(t)}
        />
      </Stack>
    </Page>
  )
}

function columns(t: Translate): Column<KeptReading>[] {
  return [
    { key: 'at', title: t('kept_readings.at'), cell: (row) => <Instant value={row.happened_at} /> },
    { key: 'raw', title: word('fact', 'raw'), width: 300, cell: (row) => <Raw of={row} /> },
    {
      key: 'outcome',
      title: t('kept_readings.outcome'),
      cell: (row) => <Badge family="scanOutcome" code={row.outcome} />,
    },
    {
      key: 'status',
      title: t('kept_readings.reading'),
      cell: (row) => <Badge family="reading" code={row.status} />,
    },
    {
      key: 'found',
      title: t('kept_readings.found'),
      cell: (row) => <Codes family="finding" codes={row.findings} />,
    },
    {
      key: 'repaired',
      title: t('kept_readings.repaired'),
      cell: (row) => <Codes family="repair" codes={row.repairs} />,
    },
    {
      key: 'station',
      title: t('kept_readings.station'),
      cell: (row) => [row.station, word('way', row.way)].filter(Boolean).join(' · '),
    },
    {
      key: 'document',
      title: t('kept_readings.document'),
      cell: (row) => <Title id={row.document} />,
    },
  ]
}

/** The bytes as they came, and the code that was made of them. */
function Raw({ of }: { of: KeptReading }) {
  return (
    <>
      <Text size="sm" className="code" style={{ overflowWrap: 'anywhere' }}>
        {visible(of.raw)}
      </Text>
      {of.scheme !== '' && (
        <Text size="xs" c="dimmed" component="div">
          {word('scheme', of.scheme)} <CodeLink scheme={of.scheme} value={of.value} />
        </Text>
      )}
    </>
  )
}

function Codes({ family, codes }: { family: string; codes: string[] }) {
  if (codes.length === 0) return '—'
  return codes.map((code) => (
    <Text key={code} size="sm">
      {word(family, code)}
    </Text>
  ))
}
