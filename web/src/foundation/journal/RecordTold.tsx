import { Alert, Anchor, Box, Button, Code as CodeBlock, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { get } from '@/api/client'
import type { Shape } from '@/api/shapes'
import { useLanguage, useT } from '@/messages'
import { word } from '@/messages/codes'
import { Loading, LoadFailure } from '@/ui/Blank'
import { DataTable } from '@/ui/DataTable'
import { useAddresses } from '@/work/house/useRooms'

type Told = Shape<'ToldRecordOut'>
type Part = Shape<'ToldPart'>
type Field = Shape<'ToldField'>

/** One record as a person tells it; the proof and the hashed bytes are one click behind. */
export function RecordTold({ id }: { id: string }) {
  const t = useT()
  const language = useLanguage()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['record', id, 'told', language],
    queryFn: () => get<Told>(`/activity/${id}`, { language }),
  })
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  return (
    <Stack>
      <Text fz="lg" lh={1.6}>
        <Parts parts={data.sentence} />
      </Text>
      <Text size="sm" c="dimmed">
        {t('journal.happened')} {data.happened_local} · {t('journal.recorded')}{' '}
        {data.recorded_local}
      </Text>
      <FieldTable told={data} />
      <Proof id={id} />
      <Raw id={id} />
    </Stack>
  )
}

function Parts({ parts }: { parts: Part[] }) {
  const { page } = useAddresses()
  return (
    <>
      {parts.map(({ text, kind = '', id = '0' }, at) => {
        const to = kind === '' ? null : page(kind, id)
        if (to === null) return <Fragment key={at}>{text}</Fragment>
        return (
          <Anchor key={at} component={Link} to={to} inherit underline="always">
            {text}
          </Anchor>
        )
      })}
    </>
  )
}

function FieldTable({ told }: { told: Told }) {
  const t = useT()
  if (told.fields.length === 0) return null
  const hasRows = told.fields.some(({ row }) => row !== '')
  return (
    <Box className="card">
      <DataTable<Field & { at: number }>
        label={t('journal.details')}
        rows={told.fields.map((field, at) => ({ ...field, at }))}
        rowKey={({ at }) => String(at)}
        columns={[
          ...(hasRows
            ? [{ key: 'row', title: t('ui.list.rows'), cell: ({ row }: Field) => row || '—' }]
            : []),
          { key: 'label', title: t('journal.details'), cell: ({ label }) => label },
          { key: 'value', title: '', cell: ({ value }) => <Parts parts={value} /> },
        ]}
      />
      {told.fields_left > 0 && (
        <Text p="md" size="sm" c="dimmed">
          {t('journal.told.more', { count: told.fields_left })}
        </Text>
      )}
    </Box>
  )
}

function Proof({ id }: { id: string }) {
  const t = useT()
  const [isWanted, setWanted] = useState(false)
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['record', id, 'proof'],
    queryFn: () => get<Shape<'ProofOut'>>(`/activity/${id}/proof`),
    enabled: isWanted,
    staleTime: 0,
  })
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        variant="default"
        loading={isFetching}
        onClick={() => (isWanted ? void refetch() : setWanted(true))}
      >
        {t('journal.prove')}
      </Button>
      {data && <Proved proof={data} />}
    </Stack>
  )
}

function Proved({ proof }: { proof: Shape<'ProofOut'> }) {
  const t = useT()
  const { first, last, records, faults } = proof
  if (records === 0) return <Alert>{t('journal.waits')}</Alert>
  return (
    <Alert color={faults.length > 0 ? 'red' : 'green'} role="status">
      {faults.length > 0 ? (
        <>
          <Text fw={600}>{t('journal.proofWrong', { count: faults.length })}</Text>
          {faults.map(({ number, what }) => (
            <Text key={`${number}${what}`} size="sm">
              {t('journal.record', { number })}: {word('proofFault', what)}
            </Text>
          ))}
        </>
      ) : (
        t('journal.proving', { first, last, count: records })
      )}
      <Text size="sm" mt="xs">
        {t('journal.provingNot')}
      </Text>
    </Alert>
  )
}

function Raw({ id }: { id: string }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['record', id],
    queryFn: () => get<Record<string, unknown>>(`/journal/records/${id}`),
    enabled: isOpen,
  })
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  return (
    <Stack gap="xs" align="flex-start">
      <Button variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('journal.raw')}
      </Button>
      {isOpen &&
        data &&
        (['envelope', 'body', 'lines'] as const).map((part) => (
          <CodeBlock
            key={part}
            block
            w="100%"
            style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
          >
            {JSON.stringify(data[part], null, 2)}
          </CodeBlock>
        ))}
    </Stack>
  )
}
