import { Box, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useT } from '@/messages'
import { Chip } from '@/ui/Badge'
import { Blank } from '@/ui/Blank'
import { quantity } from '@/ui/format'
import { Code, Expiry } from '@/ui/Values'
import { word } from '@/messages/codes'
import { faultsOf, linesOf, type FullPaper, type PaperFault, type PaperLine } from './shapes'

/** What the paper announces, line by line, and what is wrong with a line right under it. */
export function PaperLines({ paper }: { paper: FullPaper }) {
  const t = useT()
  const numbers = linesOf(paper)
  if (numbers.length === 0) return <Blank title={t('supplier_documents.noLines')} />
  return (
    <Box className="card">
      {numbers.map((number) => (
        <Box key={number} px="md" py={10} className="ruled">
          <Line number={number} line={paper.lines.find(({ line }) => line === number)} />
          {faultsOf(paper, number).map((fault, index) => (
            <FaultLine key={index} fault={fault} />
          ))}
        </Box>
      ))}
    </Box>
  )
}

function Line({ number, line }: { number: number; line: PaperLine | undefined }) {
  const t = useT()
  return (
    <Group justify="space-between" wrap="nowrap" gap="md">
      <Group gap="md" wrap="nowrap" style={{ minWidth: 0 }}>
        <Text size="sm" c="dimmed" w={64} style={{ flex: 'none' }}>
          {number > 0 ? t('ui.list.line', { line: number }) : t('supplier_documents.whole')}
        </Text>
        <Text fw={600}>{line?.item ? `${line.item.code} ${line.item.name}` : ''}</Text>
      </Group>
      {line && (
        <Group gap="lg" wrap="nowrap" style={{ flex: 'none' }}>
          {line.lot && (
            <Text size="sm" component="span">
              {t('ui.field.lot')} <Code>{line.lot}</Code>
            </Text>
          )}
          {line.expiry && (
            <Text size="sm" component="span">
              <Expiry date={line.expiry} />
            </Text>
          )}
          <Text fw={650}>
            {quantity(line.quantity)} {line.level ? word('level', line.level) : ''}
          </Text>
        </Group>
      )}
    </Group>
  )
}

function FaultLine({ fault }: { fault: PaperFault }) {
  const t = useT()
  const choices = fault.facts['choices']
  return (
    <Group gap={10} mt={6} pl={80}>
      <Chip tone="error">
        <IconAlertTriangle size={13} aria-hidden style={{ verticalAlign: -2 }} />{' '}
        {word('paperFault', fault.code)}
      </Chip>
      {fault.given && <Code>{fault.given}</Code>}
      {choices && (
        <Text size="sm" c="dimmed">
          {t('supplier_documents.perhaps')} {choices}
        </Text>
      )}
      <Text size="sm">{word('paperToDo', fault.to_do)}</Text>
    </Group>
  )
}
