import { Button, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { command } from '@/outbox/command'
import { useLanguage, useT } from '@/messages'
import { SampleTable } from '@/ui/SampleTable'
import { RefusalBlock } from '@/ui/RefusalBlock'
import { choices } from '@/messages/codes'
import { useCommand } from '@/work/forms/useCommand'
import { fieldName } from './names'
import type { FullRun } from './shapes'

const ORDERS = ['ymd', 'dmy', 'mdy']

/** Which column is what: proposed by the headings, corrected by a person, then examined. */
export function Columns({ run }: { run: FullRun }) {
  const t = useT()
  const language = useLanguage()
  const [mapping, setMapping] = useState(run.mapping)
  const [order, setOrder] = useState<FullRun['date_order']>(run.date_order)
  const { run: send, isBusy, outcome, dismiss } = useCommand()
  const missing = run.fields.filter(({ name, needed }) => needed && !mapping[name])
  const examine = command('/cleaning/examine-table', {
    run: run.id,
    mapping: Object.fromEntries(Object.entries(mapping).filter(([, heading]) => heading !== '')),
    date_order: order,
  })
  return (
    <Stack className="card" p="md">
      <Text c="dimmed">{t('data_cleansing.columnsText')}</Text>
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
          label={t('data_cleansing.dateOrder')}
          clearable
          data={choices('dateOrder', ORDERS)}
          value={order === '' ? null : order}
          onChange={(next) => setOrder((next ?? '') as FullRun['date_order'])}
        />
      </SimpleGrid>
      <SampleTable headings={run.headings} rows={run.sample} used={Object.values(mapping)} />
      {outcome?.kind === 'refused' && (
        <RefusalBlock problem={outcome.problem} onDismiss={dismiss} />
      )}
      <Group justify="flex-end">
        <Button loading={isBusy} disabled={missing.length > 0} onClick={() => void send(examine)}>
          {t('data_cleansing.examine')}
        </Button>
      </Group>
    </Stack>
  )
}
