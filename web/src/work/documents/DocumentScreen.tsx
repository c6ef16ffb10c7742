import { useT } from '@/messages'
import { Button, Group, Menu, Tabs, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useLocation } from '@tanstack/react-router'
import { address, get } from '@/api/client'
import { Badge } from '@/ui/Badge'
import { Loading, LoadFailure } from '@/ui/Blank'
import { Page } from '@/ui/Page'
import { Instant } from '@/ui/Values'
import { word } from '@/messages/codes'
import { Facts, type HeaderFact } from '@/ui/Facts'
import { useAddresses, usePanels } from '@/work/house/useRooms'
import type { DocumentConfig } from './config'
import { DocumentLink } from './DocumentLink'
import { Files } from './Files'
import { Lines } from './Lines'
import { Notes } from './Notes'
import type { DocumentLink as LinkRow, FullDocument } from './shapes'
import { Timeline } from './Timeline'
import { useDocument } from './useDocument'

interface Print {
  name: string
}

/** Any document: header, what can be done, lines, timeline, files, notes, print. */
export function DocumentScreen({ id, config }: { id: string; config: DocumentConfig }) {
  const t = useT()
  const { page } = useAddresses()
  const panels = usePanels()
  const { pathname } = useLocation()
  const { data, error, isPending, refetch } = useDocument(id)
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  const { header } = data
  const own = page(header.kind, id)
  // A document is shown where its kind is, with what can be done with that.
  // While another page is on its way the address is that page's already.
  const isHere = pathname.endsWith(`/${id}`)
  if (isHere && own !== null && own !== pathname) return <Navigate to={own} replace />
  // A shipment's goods are in its cartons: an empty tab in front would hide them.
  const hasLines = data.lines.length > 0 || !config.extra?.length
  const first = hasLines ? 'lines' : (config.extra?.[0]?.tab ?? 'lines')
  return (
    <Page
      title={`${word('kind', header.kind)} ${header.number}`}
      badge={<Badge family="state" code={header.state} />}
      actions={
        <>
          {config.actions?.(data)}
          {panels({ kind: 'document', id, title: header.number, record: { ...data } }).buttons}
          <Prints id={id} />
        </>
      }
    >
      <Header document={data} config={config} />
      <Links links={data.links} />
      <Tabs defaultValue={first} className="card" keepMounted={false} mt="md">
        <Tabs.List px="sm">
          {hasLines && <Tabs.Tab value="lines">{t('ui.document.lines')}</Tabs.Tab>}
          {config.extra?.map(({ tab }) => (
            <Tabs.Tab key={tab} value={tab}>
              {tab}
            </Tabs.Tab>
          ))}
          <Tabs.Tab value="timeline">{t('ui.document.timeline')}</Tabs.Tab>
          <Tabs.Tab value="files">
            {t('ui.document.files')} {data.files.length > 0 && data.files.length}
          </Tabs.Tab>
          <Tabs.Tab value="notes">
            {t('ui.document.notes')} {data.notes.length > 0 && data.notes.length}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="lines">
          <Lines document={data} config={config} />
        </Tabs.Panel>
        {config.extra?.map(({ tab, content }) => (
          <Tabs.Panel key={tab} value={tab}>
            {content(data)}
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="timeline">
          <Timeline path={`/documents/${id}/timeline`} />
        </Tabs.Panel>
        <Tabs.Panel value="files">
          <Files documentId={id} files={data.files} />
        </Tabs.Panel>
        <Tabs.Panel value="notes">
          <Notes documentId={id} notes={data.notes} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function Header({ document, config }: { document: FullDocument; config: DocumentConfig }) {
  const t = useT()
  const { header } = document
  const facts: HeaderFact[] = [
    ...(config.partnerLabel
      ? [{ label: config.partnerLabel, value: header.partner?.name ?? '—' }]
      : []),
    { label: t('ui.field.site'), value: header.site?.name ?? '—' },
    ...(header.due ? [{ label: t('ui.field.due'), value: header.due }] : []),
    { label: t('ui.field.person'), value: header.created_by?.name ?? '—' },
    { label: t('ui.document.createdAt'), value: <Instant value={header.created_at} /> },
    ...(config.facts?.(document) ?? []),
  ]
  return <Facts facts={facts} />
}

function Links({ links }: { links: LinkRow[] }) {
  const t = useT()
  if (links.length === 0) return null
  // Two documents may be linked in several roles; a person goes there once.
  const documents = new Map(links.map(({ document }) => [document.id, document]))
  return (
    <Group gap="md" mt="sm" px={4}>
      <Text size="sm" c="dimmed">
        {t('ui.document.links')}
      </Text>
      {[...documents.values()].map((document) => (
        <DocumentLink key={document.id} document={document} withKind />
      ))}
    </Group>
  )
}

/** The papers that this kind of document has, as PDF. */
function Prints({ id }: { id: string }) {
  const t = useT()
  const { data } = useQuery({
    queryKey: ['prints', id],
    queryFn: () => get<{ rows: Print[] }>(`/documents/${id}/prints`),
  })
  const prints = data?.rows ?? []
  if (prints.length === 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconPrinter size={17} aria-hidden />}>
          {t('ui.document.print')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {prints.map((print) => (
          <Menu.Item
            key={print.name}
            component="a"
            href={address(`/documents/${id}/prints/${print.name}`)}
            target="_blank"
          >
            {word('print', print.name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
