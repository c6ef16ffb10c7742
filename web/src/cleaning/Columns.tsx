import {
  Box,
  Button,
  Group,
  ScrollArea,
  Select,
  SimpleGrid,
  Stack,
  Table,
  Text,
} from '@mantine/core'
import { useState } from 'react'
import { command } from '@/api/commands'
import { useLanguage, useT } from '@/messages'
import { RefusalBlock } from '@/ui/RefusalBlock'
import { choices } from '@/ui/words'
import { useCommand } from '@/ui/useCommand'
import { fieldName } from './names'
import type { FullRun } from './shapes'

const ORDERS = ['ymd', 'dmy', 'mdy']

/** Which column is what: proposed by the headings, corrected by a person, then examined. */
export function Columns({ run }: { run: FullRun }) {
  const t = useT()
  const language = useLanguage()
  const [mapping, setMapping] = useState(run.mapping)
  const [order, setOrder] = useState(run.date_order)
  const { run: send, isBusy, outcome, dismiss } = useCommand()
  const missing = run.fields.filter(({ name, needed }) => needed && !mapping[name])
  const examine = command('/cleaning/examine-table', {
    run: run.id,
    mapping: Object.fromEntries(Object.entries(mapping).filter(([, heading]) => heading !== '')),
    date_order: order as '' | 'dmy' | 'mdy' | 'ymd',
  })
  return (
    <Stack className="card" p="md">
      <Text c="dimmed">{t('flows.cleaning.columnsText')}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="sm">
        {run.fields.map(({ name, needed }) => (
          <Select
            key={name}
            label={fieldName(run, name, language)}
            withAsterisk={needed}
            clearable
            searchable
            data={run.headings}
            value={mapping[name] ?? null}
            onChange={(heading) => setMapping({ ...mapping, [name]: heading ?? '' })}
          />
        ))}
        <Select
          label={t('flows.cleaning.dateOrder')}
          clearable
          data={choices('dateOrder', ORDERS)}
          value={order === '' ? null : order}
          onChange={(next) => setOrder(next ?? '')}
        />
      </SimpleGrid>
      <Sample run={run} mapping={mapping} />
      {outcome?.kind === 'refused' && (
        <RefusalBlock problem={outcome.problem} onDismiss={dismiss} />
      )}
      <Group justify="flex-end">
        <Button loading={isBusy} disabled={missing.length > 0} onClick={() => void send(examine)}>
          {t('flows.cleaning.examine')}
        </Button>
      </Group>
    </Stack>
  )
}

/** The first rows as they are; the columns that mean something are marked. */
function Sample({ run, mapping }: { run: FullRun; mapping: Record<string, string> }) {
  const used = new Set(Object.values(mapping))
  return (
    <Box>
      <ScrollArea type="auto" offsetScrollbars="x">
        <Table className="rows" fz={13}>
          <Table.Thead>
            <Table.Tr>
              {run.headings.map((heading) => (
                <Table.Th key={heading} c={used.has(heading) ? undefined : 'dimmed'}>
                  {heading}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {run.sample.map((cells, index) => (
              <Table.Tr key={index}>
                {cells.map((cell, at) => (
                  <Table.Td key={at} style={{ whiteSpace: 'nowrap' }}>
                    {cell}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Box>
  )
}
