import { Anchor, Box, Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { get } from '@/api/client'
import type { Page as Rows } from '@/api/shapes'
import { useSession } from '@/work/session/session'
import type { Coded } from '@/work/documents/shapes'
import { useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { Badge } from '@/ui/Badge'
import { Loading, LoadFailure } from '@/ui/Blank'
import { ListPage } from '@/work/lists/ListPage'
import { Page } from '@/ui/Page'
import { UploadButton } from '@/work/forms/UploadButton'
import { Instant } from '@/ui/Values'
import { choices } from '@/messages/codes'
import { announceSpec, setAsideSpec } from './actions'
import { PaperColumns } from './PaperColumns'
import { PaperLines } from './PaperLines'
import type { FullPaper, Paper } from './shapes'

/** Suppliers' delivery notes that became, or wait to become, shipping notices. */
export function Papers() {
  const t = useT()
  const navigate = useNavigate()
  const open = (id: string): void => void navigate({ to: `/papers/${id}` })
  return (
    <ListPage<Paper>
      title={t('hub.papers')}
      path="/papers"
      rowKey={(row) => row.id}
      canSearch={false}
      canExport={false}
      onOpen={(row) => open(row.id)}
      actions={<NewPaper onDone={open} />}
      filters={[
        {
          name: 'state',
          label: t('ui.document.state'),
          options: choices('paperState', ['waiting', 'announced', 'set_aside']),
        },
      ]}
      columns={[
        { key: 'name', title: t('imports.file'), cell: (row) => row.name },
        {
          key: 'supplier',
          title: t('ui.field.supplier'),
          cell: (row) => row.supplier?.name ?? '—',
        },
        {
          key: 'state',
          title: t('ui.document.state'),
          cell: (row) => <Badge family="paperState" code={row.state} />,
        },
        {
          key: 'notice',
          title: t('inbound.notices'),
          cell: (row) => (row.notice ? <NoticeLink {...row.notice} /> : '—'),
        },
        {
          key: 'who',
          title: t('ui.field.person'),
          cell: (row) => row.person?.name ?? t('ui.field.system'),
        },
        {
          key: 'when',
          title: t('ui.document.createdAt'),
          cell: (row) => <Instant value={row.created_at} />,
        },
      ]}
    />
  )
}

function NoticeLink({ id, number }: { id: string; number: string }) {
  return (
    <Anchor component={Link} to={`/notices/${id}`} size="sm">
      {number}
    </Anchor>
  )
}

/** Whose paper it is, then the file. */
function NewPaper({ onDone }: { onDone: (id: string) => void }) {
  const t = useT()
  const { site, can } = useSession()
  const [isOpen, setOpen] = useState(false)
  const [supplier, setSupplier] = useState<string | null>(null)
  const { data } = useQuery({
    queryKey: ['list', '/partners', 'supplier'],
    queryFn: () => get<Rows<Coded>>('/partners', { role: 'supplier', limit: 500 }),
    enabled: isOpen,
  })
  if (!can('papers.map_paper')) return null
  return (
    <>
      <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setOpen(true)}>
        {t('supplier_documents.upload')}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('supplier_documents.upload')}>
        <Stack>
          <Text c="dimmed">{t('supplier_documents.uploadText')}</Text>
          <Select
            label={t('ui.field.supplier')}
            withAsterisk
            searchable
            value={supplier}
            onChange={setSupplier}
            data={(data?.rows ?? []).map(({ id, code, name }) => ({
              value: id,
              label: [name, code].filter(Boolean).join(' · '),
            }))}
          />
          {supplier && site && (
            <UploadButton<{ id: string }>
              primary
              path="/papers"
              label={t('supplier_documents.file')}
              accept=".csv,.xlsx,.pdf"
              more={{ supplier, site: site.id }}
              onDone={({ id }) => onDone(id)}
            />
          )}
        </Stack>
      </Modal>
    </>
  )
}

/** One paper: its columns where they are not known yet, its lines with what is wrong in place. */
export function PaperPage() {
  const t = useT()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['paper', id],
    queryFn: () => get<FullPaper>(`/papers/${id}`),
  })
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  const isWaiting = data.state === 'waiting'
  const goTo = (notice: string): void => void navigate({ to: `/notices/${notice}` })
  return (
    <Page
      title={data.name}
      badge={<Badge family="paperState" code={data.state} />}
      actions={
        isWaiting && (
          <>
            <ActionButton spec={setAsideSpec(t, data)} />
            {data.faults.length === 0 && <ActionButton spec={announceSpec(t, data, goTo)} />}
          </>
        )
      }
    >
      <Stack>
        <Box className="card" p="md">
          <Group gap="lg">
            <Text fw={650}>{data.supplier?.name}</Text>
            {data.layout.version > 0 && (
              <Text c="dimmed" size="sm">
                {t('supplier_documents.layout', { version: data.layout.version })}
              </Text>
            )}
            {data.notice && <NoticeLink {...data.notice} />}
            {isWaiting && (
              <Text size="sm" c={data.faults.length > 0 ? 'red' : undefined}>
                {t(
                  data.faults.length > 0 ? 'supplier_documents.faults' : 'supplier_documents.good',
                  {
                    count: data.faults.length > 0 ? data.faults.length : data.lines.length,
                  },
                )}
              </Text>
            )}
          </Group>
        </Box>
        {isWaiting && data.kind === 'table' && <PaperColumns paper={data} />}
        <PaperLines paper={data} />
      </Stack>
    </Page>
  )
}
