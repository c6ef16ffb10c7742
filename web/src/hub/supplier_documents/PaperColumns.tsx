import { Box, Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { command } from '@/outbox/command'
import { get } from '@/api/client'
import { useLanguage, useT } from '@/messages'
import { SampleTable } from '@/ui/SampleTable'
import { RefusalBlock } from '@/ui/RefusalBlock'
import { useCommand } from '@/work/forms/useCommand'
import { choices } from '@/messages/codes'
import { fieldLabel } from '@/work/records/fields'
import type { FullPaper, LayoutOptions, PaperField } from './shapes'

/** Which column is what: said once for a supplier's paper, recognised from then on. */
export function PaperColumns({ paper }: { paper: FullPaper }) {
  const t = useT()
  const language = useLanguage()
  const { options } = paper.layout
  const [isOpen, setOpen] = useState(!paper.layout.confirmed)
  const [mapping, setMapping] = useState(paper.mapping)
  const [order, setOrder] = useState<LayoutOptions['date_order']>(options.date_order)
  const [prefix, setPrefix] = useState(options.lot_prefix)
  const [counted, setCounted] = useState<LayoutOptions['quantity_in']>(options.quantity_in)
  const { run, isBusy, outcome, dismiss } = useCommand()
  const { data } = useQuery({
    queryKey: ['paper-fields'],
    queryFn: () => get<{ rows: PaperField[] }>('/papers/fields'),
  })
  const fields = data?.rows ?? []
  const missing = fields.some(({ name, needed }) => needed && !mapping[name])
  const input = command('/papers/map-paper', {
    paper: paper.id,
    mapping: Object.fromEntries(Object.entries(mapping).filter(([, heading]) => heading !== '')),
    date_order: order,
    lot_prefix: prefix,
    quantity_in: counted,
  })
  if (!isOpen) {
    return (
      <Box>
        <Button variant="subtle" size="xs" onClick={() => setOpen(true)}>
          {t('supplier_documents.columns')}
        </Button>
      </Box>
    )
  }
  return (
    <Stack className="card" p="md">
      <Text c="dimmed">{t('supplier_documents.columnsText')}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="sm">
        {fields.map(({ name, name_zh, needed }) => (
          <Select
            key={name}
            label={language === 'zh-CN' ? name_zh : fieldLabel(name)}
            withAsterisk={needed}
            clearable
            searchable
            data={paper.headings}
            value={mapping[name] ?? null}
            onChange={(heading) => setMapping({ ...mapping, [name]: heading ?? '' })}
          />
        ))}
        <Select
          label={t('data_cleansing.dateOrder')}
          clearable
          data={choices('dateOrder', ['ymd', 'dmy', 'mdy'])}
          value={order === '' ? null : order}
          onChange={(next) => setOrder((next ?? '') as LayoutOptions['date_order'])}
        />
        <TextInput
          label={t('supplier_documents.lotPrefix')}
          value={prefix}
          onChange={(event) => setPrefix(event.currentTarget.value)}
        />
        <Select
          label={t('supplier_documents.quantityIn')}
          allowDeselect={false}
          data={[
            { value: '', label: t('supplier_documents.asWritten') },
            { value: 'base', label: t('supplier_documents.inBase') },
          ]}
          value={counted}
          onChange={(next) => setCounted((next ?? '') as LayoutOptions['quantity_in'])}
        />
      </SimpleGrid>
      <SampleTable headings={paper.headings} rows={paper.sample} used={Object.values(mapping)} />
      {outcome?.kind === 'refused' && (
        <RefusalBlock problem={outcome.problem} onDismiss={dismiss} />
      )}
      <Group justify="flex-end">
        <Button loading={isBusy} disabled={missing} onClick={() => void run(input)}>
          {t('supplier_documents.read')}
        </Button>
      </Group>
    </Stack>
  )
}
