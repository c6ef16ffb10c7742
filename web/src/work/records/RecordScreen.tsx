import { Box, Button, Tabs } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '@/api/client'
import { useSession } from '@/work/session/session'
import { Facts } from '@/ui/Facts'
import { useT } from '@/messages'
import { ActionDialog } from '@/work/forms/ActionForm'
import { Badge } from '@/ui/Badge'
import { Loading, LoadFailure } from '@/ui/Blank'
import { Page } from '@/ui/Page'
import { StandingOf } from '@/work/standing/StandingCard'
import { usePanels } from '@/work/house/useRooms'
import type { RecordConfig, RecordOf, Saving } from './config'
import { asText } from './fields'
import { Versions } from './Versions'

/** Records that a hold may lie on. */
const STANDS = new Set(['item', 'place', 'partner'])

/** One reference record: facts, panels, versions; editing saves a new version. */
export function RecordScreen<Save extends Saving>({
  id,
  config,
}: {
  id: string
  config: RecordConfig<Save>
}) {
  const t = useT()
  const path = `/${config.plural}/${id}`
  const { can } = useSession()
  const panels = usePanels()
  const [isEditing, setEditing] = useState(false)
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['record', path],
    queryFn: () => get<RecordOf<Save>>(path),
  })
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  const others = panels({ kind: config.kind, id, title: config.title(data), record: { ...data } })
  const own = config.panels?.().map(({ tab, content }) => ({ label: tab, content: content(data) }))
  const parts = [...(own ?? []), ...others.parts]
  const state = asText(data['state'] ?? (data.data as { state?: string }).state)
  return (
    <Page
      title={config.title(data)}
      badge={state === '' ? undefined : <Badge family="state" code={state} />}
      actions={
        <>
          {others.buttons}
          {config.actions?.(data)}
          {can(config.save) && (
            <Button
              leftSection={<IconPencil size={17} aria-hidden />}
              onClick={() => setEditing(true)}
            >
              {t('ui.button.edit')}
            </Button>
          )}
        </>
      }
    >
      {STANDS.has(config.kind) && (
        <Box mb="md">
          <StandingOf kind={config.kind} id={id} />
        </Box>
      )}
      <Facts facts={config.facts(data)} />
      <Tabs
        defaultValue={parts[0]?.label ?? 'versions'}
        className="card"
        keepMounted={false}
        mt="md"
      >
        <Tabs.List px="sm">
          {parts.map(({ label }) => (
            <Tabs.Tab key={label} value={label}>
              {label}
            </Tabs.Tab>
          ))}
          <Tabs.Tab value="versions">{t('records.versions')}</Tabs.Tab>
        </Tabs.List>
        {parts.map(({ label, content }) => (
          <Tabs.Panel key={label} value={label}>
            {content}
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="versions">
          <Versions path={path} />
        </Tabs.Panel>
      </Tabs>
      {isEditing && (
        <ActionDialog
          spec={config.form(t('ui.button.save'), data)}
          onClose={() => setEditing(false)}
        />
      )}
    </Page>
  )
}

/** A button that makes a new record. */
export function NewRecord<Save extends Saving>({
  config,
  label,
}: {
  config: RecordConfig<Save>
  label: string
}) {
  const { can } = useSession()
  const [isOpen, setOpen] = useState(false)
  if (!can(config.save)) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      {isOpen && <ActionDialog spec={config.form(label, null)} onClose={() => setOpen(false)} />}
    </>
  )
}
