import { Alert, Button, Code as CodeBlock, Group, Modal, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '@/api/client'
import type { Shape } from '@/api/shapes'
import { useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { Badge } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { DataTable } from '@/ui/DataTable'
import { Instant } from '@/ui/Values'
import { useTitles } from '@/work/lists/useTitles'
import { PEOPLE } from '@/work/references/people'
import type { ReferenceRecord } from '@/work/records/shapes'
import { text, decimal, ref } from '@/work/forms/fields'
import { action } from '@/work/forms/action'
import { useSession } from '@/work/session/session'

/** What an administrator can do for a person. A new password or key is shown once, here. */
export function PersonActions({ record }: { record: ReferenceRecord }) {
  const t = useT()
  const [secret, setSecret] = useState<string | null>(null)
  const person = record.id
  const isActive = record['state'] !== 'inactive'
  return (
    <>
      <ActionButton
        spec={action('people.reset_password', {
          label: t('people.resetPassword'),
          explain: t('people.resetText'),
          reason: 'optional',
          command: () => ({ person }),
          onDone: (outcome) => {
            if (outcome.kind !== 'accepted') return
            setSecret((outcome.answer.result as { password?: string }).password ?? null)
          },
        })}
      />
      <ActionButton
        spec={action('people.end_sessions', {
          label: t('people.endSessions'),
          reason: 'optional',
          command: () => ({ person }),
        })}
      />
      {isActive ? (
        <ActionButton
          spec={action('people.deactivate_person', {
            label: t('people.deactivate'),
            explain: t('people.deactivateText'),
            danger: true,
            reason: 'required',
            fields: [ref('hand_over_to', t('people.handOver'), PEOPLE)],
            command: (values) => ({ person, hand_over_to: values.hand_over_to || '0' }),
          })}
        />
      ) : (
        <ActionButton
          spec={action('people.reactivate_person', {
            label: t('people.reactivate'),
            reason: 'required',
            command: () => ({ person }),
          })}
        />
      )}
      <Secret value={secret} onClose={() => setSecret(null)} />
    </>
  )
}

/** Shown once: the server keeps no copy that can be read. */
export function Secret({ value, onClose }: { value: string | null; onClose: () => void }) {
  const t = useT()
  return (
    <Modal opened={value !== null} onClose={onClose} title={t('people.shownOnce')}>
      <Stack>
        <Alert color="yellow">{t('people.shownOnceText')}</Alert>
        <CodeBlock block fz={20}>
          {value}
        </CodeBlock>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('ui.button.done')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}

interface SessionRow {
  station: string
  created_at: string
  seen_at: string
  expires_at: string
}

export function Sessions({ id }: { id: string }) {
  const t = useT()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['sessions', id],
    queryFn: () => get<{ rows: SessionRow[] }>(`/people/${id}/sessions`),
  })
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  if (data.rows.length === 0) return <Blank title={t('people.noSessions')} />
  return (
    <DataTable
      label={t('people.sessions')}
      rows={data.rows}
      rowKey={(row) => `${row.created_at}${row.station}`}
      columns={[
        { key: 'station', title: t('people.station'), cell: (row) => row.station || '—' },
        {
          key: 'created',
          title: t('people.loggedIn'),
          cell: (row) => <Instant value={row.created_at} />,
        },
        {
          key: 'seen',
          title: t('people.seen'),
          cell: (row) => <Instant value={row.seen_at} />,
        },
      ]}
    />
  )
}

type KeyRow = Shape<'ApiKeyOut'>

/** Keys of programs that act for a person: one's own, or for an administrator anybody's. */
export function ApiKeys({ id }: { id: string }) {
  const t = useT()
  const { session } = useSession()
  const isOwn = session.person.id === id
  const [secret, setSecret] = useState<string | null>(null)
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['keys', id],
    queryFn: () => get<{ rows: KeyRow[] }>(`/people/${id}/api-keys`),
  })
  const title = useTitles(data?.rows.map((row) => row.made_by ?? '') ?? [])
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  return (
    <Stack p="md">
      <ActionButton
        spec={action('people.make_api_key', {
          label: t('people.newKey'),
          fields: [
            text('name', t('ui.field.name'), { required: true }),
            decimal('days', t('people.keyDays'), { initial: '90' }),
            text('scopes', t('people.scopes'), {
              initial: '*',
              description: t('people.scopesText'),
            }),
          ],
          explain: t(isOwn ? 'people.ownKeyText' : 'people.otherKeyText'),
          command: (values) => ({
            person: id,
            name: values.name,
            days: Number(values.days || 90),
            scopes: values.scopes.split(/[\s,，、]+/).filter(Boolean),
          }),
          onDone: (outcome) => {
            if (outcome.kind !== 'accepted') return
            setSecret((outcome.answer.result as { key?: string }).key ?? null)
          },
        })}
      />
      {data.rows.length === 0 && <Text c="dimmed">{t('people.noKeys')}</Text>}
      {data.rows.length > 0 && (
        <DataTable
          label={t('people.keys')}
          rows={data.rows}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', title: t('ui.field.name'), cell: (row) => row.name },
            {
              key: 'state',
              title: t('ui.document.state'),
              cell: (row) => <Badge family="keyState" code={row.state} />,
            },
            {
              key: 'scopes',
              title: t('people.scopes'),
              cell: (row) => row.scopes.join(' '),
            },
            {
              key: 'maker',
              title: t('people.madeBy'),
              cell: (row) => (row.made_by ? title(row.made_by) : '—'),
            },
            {
              key: 'until',
              title: t('people.until'),
              cell: (row) => <Instant value={row.until} />,
            },
            {
              key: 'end',
              title: '',
              right: true,
              cell: (row) => <KeyActions row={row} isOwn={isOwn} />,
            },
          ]}
        />
      )}
      <Secret value={secret} onClose={() => setSecret(null)} />
    </Stack>
  )
}

/** Its own person agrees to a key that somebody else made; either of them ends it. */
function KeyActions({ row, isOwn }: { row: KeyRow; isOwn: boolean }) {
  const t = useT()
  if (row.state === 'revoked') return null
  return (
    <Group gap={8} justify="flex-end" wrap="nowrap">
      {row.state === 'waiting' && isOwn && (
        <ActionButton
          small
          spec={action('people.approve_api_key', {
            label: t('people.approveKey'),
            explain: t('people.approveKeyText'),
            primary: true,
            command: () => ({ key: row.id }),
          })}
        />
      )}
      <ActionButton
        small
        spec={action('people.revoke_api_key', {
          label: t('people.revoke'),
          danger: true,
          reason: 'optional',
          command: () => ({ key: row.id }),
        })}
      />
    </Group>
  )
}
