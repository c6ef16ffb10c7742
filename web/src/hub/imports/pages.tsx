import { Alert, Anchor, Box, Button, FileButton, Group, Select, Stack, Text } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { address, get, send } from '@/api/client'
import type { Failure } from '@/api/problem'
import type { components } from '@/api/schema'
import { lookUp, useLanguage, useT } from '@/messages'
import { outbox } from '@/work/session/device'
import { ActionButton } from '@/work/forms/ActionForm'
import { Chip } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { DataTable } from '@/ui/DataTable'
import { Page } from '@/ui/Page'
import { RefusalBlock } from '@/ui/RefusalBlock'
import { action } from '@/work/forms/action'

type Template = components['schemas']['TemplateOut']
type Preview = components['schemas']['PreviewOut']

const UPLOAD_TIMEOUT_MS = 120_000

/** A sheet in three steps: choose, see every bad row, confirm. Nothing changes before that. */
export function Imports() {
  const t = useT()
  const templates = useQuery({
    queryKey: ['templates'],
    queryFn: () => get<{ rows: Template[] }>('/imports/templates'),
  })
  const [kind, setKind] = useState<string | null>(null)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [done, setDone] = useState<Written | null>(null)

  async function upload(file: File | null): Promise<void> {
    if (file === null || kind === null) return
    setBusy(true)
    setDone(null)
    const form = new FormData()
    form.append('kind', kind)
    form.append('file', file)
    const result = await send<Preview>(address('/imports/preview'), {
      method: 'POST',
      body: form,
      timeoutMs: UPLOAD_TIMEOUT_MS,
    })
    setBusy(false)
    setPreview(result.ok ? result.value : null)
    setFailure(result.ok ? null : result.failure)
  }

  return (
    <Page title={t('hub.imports')}>
      {templates.isPending && <Loading />}
      {templates.error && (
        <LoadFailure error={templates.error} retry={() => void templates.refetch()} />
      )}
      {templates.data && (
        <Stack>
          <Box className="card" p="md">
            <Text c="dimmed" mb="md">
              {t('imports.text')}
            </Text>
            <Choose
              templates={templates.data.rows}
              kind={kind}
              onKind={(chosen) => {
                setKind(chosen)
                setPreview(null)
              }}
              onFile={(file) => void upload(file)}
              isBusy={isBusy}
            />
          </Box>
          {failure?.kind === 'refused' && <RefusalBlock problem={failure.problem} />}
          {failure?.kind === 'later' && <Alert color="red">{t('ui.load.network')}</Alert>}
          {done && <Alert color="green">{t('imports.done', { ...done })}</Alert>}
          {preview && (
            <Result
              preview={preview}
              columns={templates.data.rows.find((one) => one.kind === preview.kind)?.columns ?? []}
              onDone={(written) => {
                setPreview(null)
                setDone(written)
              }}
            />
          )}
        </Stack>
      )}
    </Page>
  )
}

/** What an import wrote: all rows of a sheet, or none. */
interface Written {
  rows: number
  new: number
  changed: number
  unchanged: number
}

function Choose({
  templates,
  kind,
  onKind,
  onFile,
  isBusy,
}: {
  templates: Template[]
  kind: string | null
  onKind: (kind: string | null) => void
  onFile: (file: File | null) => void
  isBusy: boolean
}) {
  const t = useT()
  const language = useLanguage()
  const sheet = language === 'en' ? 'en' : 'zh'
  return (
    <Group align="flex-end">
      <Select
        label={t('imports.kind')}
        data={templates.map((one) => ({
          value: one.kind,
          label: language === 'en' ? one.name_en : one.name_zh,
        }))}
        value={kind}
        onChange={onKind}
        w={240}
      />
      {kind && (
        <Anchor href={address(`/imports/templates/${kind}`, { language: sheet })} download pb={8}>
          {t('imports.template')}
        </Anchor>
      )}
      <FileButton accept=".csv,.xlsx" onChange={onFile}>
        {(props) => (
          <Button
            {...props}
            disabled={kind === null}
            loading={isBusy}
            leftSection={<IconUpload size={17} aria-hidden />}
          >
            {t('imports.file')}
          </Button>
        )}
      </FileButton>
    </Group>
  )
}

function Result({
  preview,
  columns,
  onDone,
}: {
  preview: Preview
  columns: Template['columns']
  onDone: (written: Written) => void
}) {
  const t = useT()
  const language = useLanguage()
  const headings = new Map(columns.map(({ name, name_zh }) => [name, name_zh]))
  const heading = (name: string): string =>
    language === 'zh-CN' ? (headings.get(name) ?? name) : name
  const badLines = new Set(preview.problems.map((fault) => fault.line)).size
  return (
    <Box className="card">
      <Group p="md" justify="space-between">
        <Group gap={8}>
          {badLines > 0 ? (
            <Chip tone="error">{t('imports.bad', { rows: preview.rows, count: badLines })}</Chip>
          ) : (
            <Chip tone="ok">{t('imports.good', { count: preview.rows })}</Chip>
          )}
          {preview.unknown_columns.length > 0 && (
            <Chip tone="warn">
              {t('imports.unknownColumns')} {preview.unknown_columns.join('、')}
            </Chip>
          )}
        </Group>
        {badLines === 0 && (
          <ActionButton
            spec={action('imports.confirm_import', {
              label: t('imports.confirm'),
              primary: true,
              atOnce: true,
              command: () => ({ kind: preview.kind, sha256: preview.sha256 }),
              onDone: (outcome) => {
                if (outcome.kind === 'accepted') {
                  const counts = outcome.answer.result as Omit<Written, 'rows'>
                  onDone({ rows: preview.rows, ...counts })
                }
                if (outcome.kind === 'queued') void outbox.retryNow()
              },
            })}
          />
        )}
      </Group>
      {preview.problems.length === 0 ? (
        <Blank title={t('imports.allGood')} />
      ) : (
        <DataTable
          label={t('imports.preview')}
          rows={preview.problems}
          rowKey={(row) => `${row.line}/${row.column}/${row.reason}`}
          columns={[
            { key: 'line', title: t('imports.line'), cell: (row) => row.line },
            { key: 'column', title: t('imports.column'), cell: (row) => heading(row.column) },
            {
              key: 'reason',
              title: t('imports.reason'),
              cell: (row) =>
                lookUp(
                  `codes.importReason.${row.reason}`,
                  lookUp(`codes.refusal.${row.reason}`, row.reason),
                ),
            },
            { key: 'value', title: t('imports.value'), cell: (row) => row.value || '—' },
          ]}
        />
      )}
    </Box>
  )
}
