import { codePath } from '@/work/references/CodeLink'
import { useAddresses } from '@/work/house/useRooms'
import { useT, lookUp } from '@/messages'
import { Box, Button, Group, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { isDocument, type Reading, type ScanRead } from '@/work/scanning/shapes'
import { visible } from '@/scan/show'
import { Chip } from '@/ui/Badge'
import { actionName } from '@/messages/codes'
import { ResultBlock } from '@/ui/ResultBlock'
import { isBarred, readingRows, toneOf } from '@/work/scanning/reading'
import { word } from '@/messages/codes'
import { standingRows, standingWord } from '@/work/standing/verdict'

/** A search for goods counts nothing: "1" would be read as what there is of them. */
function withoutOne(read: ScanRead): ScanRead {
  return read.counts_as?.base_quantity === '1' ? { ...read, counts_as: null } : read
}

/** What a scanned or typed code is, and what can be done with it. */
export function ScanResult({ read, face }: { read: ScanRead; face: 'desk' | 'phone' }) {
  const t = useT()
  const { reading, object, actions, standing } = read
  const addresses = useAddresses()
  // The server names the screen; at a desk a document opens its own page.
  const isOwn = face === 'desk' && isDocument(object)
  const page = isOwn ? addresses.page(object.kind, object.id) : null
  const work = actionName(object.title)
  const title = isBarred(object, actions)
    ? t('ui.action.notAllowed', { action: work })
    : object.kind === 'command'
      ? work
      : object.title
  const kind = isDocument(object) ? word('kind', object.kind) : word('object', object.kind)
  return (
    <Stack>
      <ResultBlock
        tone={toneOf(read)}
        title={[standingWord(standing, t), title || kind].filter(Boolean).join(' · ')}
        rows={[...standingRows(standing, t), ...readingRows(withoutOne(read), t)]}
      />
      <Group gap={8}>
        <Chip tone="info">{kind}</Chip>
        <Chip tone={reading.status === 'valid' ? 'info' : 'warn'}>
          {word('reading', reading.status)}
        </Chip>
        {reading.system !== 'unknown' && <Chip tone="idle">{word('system', reading.system)}</Chip>}
      </Group>
      <Findings reading={reading} />
      {actions.length > 0 && (
        <Stack gap={8}>
          {actions.map((action) => (
            <Button
              key={action.name}
              component={Link}
              to={page ?? action.route}
              size={face === 'phone' ? 'lg' : 'md'}
              variant="light"
            >
              {actionName(action.name)}
            </Button>
          ))}
        </Stack>
      )}
      {reading.identifier && (
        <Button
          component={Link}
          to={`${face === 'phone' ? '/m' : ''}${codePath(reading.identifier)}`}
          size={face === 'phone' ? 'lg' : 'sm'}
          variant="default"
        >
          {t('identifiers.open')}
        </Button>
      )}
      <Elements reading={reading} />
    </Stack>
  )
}

function Findings({ reading }: { reading: Reading }) {
  const shown = reading.findings.filter((finding) => finding.severity !== 'note')
  if (shown.length === 0) return null
  return (
    <Stack gap={4}>
      {shown.map((finding) => (
        <Text key={finding.code} fz={15} c={finding.severity === 'error' ? 'red' : undefined}>
          {lookUp(`codes.finding.${finding.code}`, finding.message ?? finding.code)}
        </Text>
      ))}
    </Stack>
  )
}

function Elements({ reading }: { reading: Reading }) {
  const t = useT()
  return (
    <Box component="details" className="card" p="sm">
      <summary style={{ cursor: 'pointer', fontWeight: 600 }}>{t('ui.scan.inside')}</summary>
      <Text className="code" size="sm" my={8}>
        {visible(reading.raw)}
      </Text>
      {reading.elements.length > 0 && (
        <Table fz={14} layout="fixed">
          <Table.Tbody>
            {reading.elements.map((element, index) => (
              <Table.Tr key={`${element.key}${index}`}>
                <Table.Th w={90}>{element.key}</Table.Th>
                <Table.Td className="code">{element.value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Box>
  )
}
