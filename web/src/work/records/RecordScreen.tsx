import { Button, Tabs } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { get } from '@/api/client'
import type { ActionName } from '@/api/commands'
import { useSession } from '@/work/session/session'
import { Facts, type HeaderFact } from '@/ui/Facts'
import { useT } from '@/messages'
import { ActionDialog, type ActionSpec } from '@/work/forms/ActionForm'
import { Badge } from '@/ui/Badge'
import { Loading, LoadFailure } from '@/ui/Blank'
import type { FieldSpec, FormValues } from '@/work/forms/form'
import { Page } from '@/ui/Page'
import { usePanels } from '@/work/house/useRooms'
import type { ReferenceRecord } from './shapes'
import { Versions } from './Versions'

/** A kind of reference record: where it is, how it is shown, how it is edited. */
export interface RecordConfig {
  /** What such a record is: panels of other rooms stand on its page. */
  kind: string
  /** The plural in addresses: "items". */
  plural: string
  /** The right and command that saves it. */
  save: ActionName
  title: (record: ReferenceRecord) => string
  facts: (record: ReferenceRecord) => HeaderFact[]
  fields: (record: ReferenceRecord | null) => FieldSpec[]
  values: (record: ReferenceRecord) => FormValues
  /** The command's data, and what stands beside it. */
  command: (
    values: FormValues,
    record: ReferenceRecord | null,
  ) => { data: Record<string, unknown>; [more: string]: unknown }
  panels?: () => { tab: string; content: (record: ReferenceRecord) => ReactNode }[]
  actions?: (record: ReferenceRecord) => ReactNode
}

/** One reference record: facts, panels, versions; editing saves a new version. */
export function RecordScreen({ id, config }: { id: string; config: RecordConfig }) {
  const t = useT()
  const path = `/${config.plural}/${id}`
  const { can } = useSession()
  const panels = usePanels()
  const [isEditing, setEditing] = useState(false)
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['record', path],
    queryFn: () => get<ReferenceRecord>(path),
  })
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  const others = panels({ kind: config.kind, id, title: config.title(data), record: { ...data } })
  const own = config.panels?.().map(({ tab, content }) => ({ label: tab, content: content(data) }))
  const parts = [...(own ?? []), ...others.parts]
  const state = String(data['state'] ?? data.data['state'] ?? '')
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
          <Tabs.Tab value="versions">{t('desk.record.versions')}</Tabs.Tab>
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
          spec={saveSpec(config, t('ui.button.save'), data)}
          onClose={() => setEditing(false)}
        />
      )}
    </Page>
  )
}

/** A button that makes a new record. */
export function NewRecord({ config, label }: { config: RecordConfig; label: string }) {
  const { can } = useSession()
  const [isOpen, setOpen] = useState(false)
  if (!can(config.save)) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      {isOpen && (
        <ActionDialog spec={saveSpec(config, label, null)} onClose={() => setOpen(false)} />
      )}
    </>
  )
}

function saveSpec(config: RecordConfig, label: string, record: ReferenceRecord | null): ActionSpec {
  const values = record ? config.values(record) : {}
  const fields = config
    .fields(record)
    .map((field) => ({ ...field, initial: values[field.name] ?? field.initial }))
  return {
    action: config.save,
    label,
    fields,
    reason: record ? 'optional' : undefined,
    primary: true,
    command: (filled) => ({
      ...config.command(filled, record),
      ...(record ? { id: record.id, version: record.version } : {}),
    }),
  }
}
