import { Anchor, Box, Group, Select, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useT, type Translate } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { Badge } from '@/ui/Badge'
import { CardList } from '@/work/lists/CardList'
import { DataTable } from '@/ui/DataTable'
import { quantity } from '@/ui/format'
import { Page } from '@/ui/Page'
import { useList } from '@/work/lists/useList'
import { choices, hasWord, word } from '@/messages/codes'
import { fieldLabel } from '@/work/records/fields'
import { CodeLink } from '@/work/references/CodeLink'
import type { PanelProps } from '@/work/house/room'
import { acceptSpec, proposeSpec, rejectSpec } from './actions'
import { byItem, type Proposal } from './shapes'

const STATES = ['waiting', 'contradicts', 'accepted', 'rejected']

/** Everything that public UDI databases say of our items and nobody has decided. */
export function Proposals() {
  const t = useT()
  const [state, setState] = useState('waiting')
  return (
    <Page
      title={t('masterdata.proposals')}
      actions={
        <Select
          w={150}
          aria-label={t('ui.document.state')}
          allowDeselect={false}
          value={state}
          onChange={(chosen) => chosen && setState(chosen)}
          data={choices('proposalState', STATES)}
        />
      }
    >
      <ProposalList query={{ state }} />
    </Page>
  )
}

/** What is proposed for one item, and the question to the databases. */
export function ItemProposals({ id: item }: Pick<PanelProps, 'id'>) {
  const t = useT()
  return (
    <Box p="md">
      <Group justify="space-between" mb="md" wrap="nowrap" align="flex-start">
        <Text size="sm" c="dimmed" maw={620}>
          {t('udi_proposals.text')}
        </Text>
        <ActionButton spec={proposeSpec(t, item)} />
      </Group>
      <ProposalList query={{ item, state: 'waiting' }} isOfOne />
    </Box>
  )
}

function ProposalList({
  query,
  isOfOne = false,
}: {
  query: { item?: string; state: string }
  isOfOne?: boolean
}) {
  const t = useT()
  const list = useList<Proposal>('/registered/proposals', query, 100)
  return (
    <CardList list={list} empty={t('udi_proposals.none')} gap="md">
      {(rows) =>
        byItem(rows).map(({ item, rows: own }) => (
          <Box key={item.id} className={isOfOne ? undefined : 'card'}>
            {!isOfOne && <ItemHead item={item} rows={own} />}
            <ProposalTable rows={own} label={item.name} />
          </Box>
        ))
      }
    </CardList>
  )
}

/** The item, and one click for all that contradicts nothing. */
function ItemHead({ item, rows }: { item: Proposal['item']; rows: Proposal[] }) {
  const t = useT()
  const open = rows.filter(({ state }) => state === 'open')
  return (
    <Group justify="space-between" px="md" pt="md" pb="xs">
      <Anchor component={Link} to={`/items/${item.id}`} fw={650}>
        {item.code} {item.name}
      </Anchor>
      {open.length > 1 && <ActionButton small spec={acceptSpec(t, open)} />}
    </Group>
  )
}

function ProposalTable({ rows, label }: { rows: Proposal[]; label: string }) {
  const t = useT()
  return (
    <DataTable<Proposal>
      label={label}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'what', title: t('udi_proposals.what'), width: 210, cell: whatOf },
        {
          key: 'current',
          title: t('udi_proposals.current'),
          width: 190,
          cell: (row) => shown(row, row.current) || '—',
        },
        {
          key: 'proposed',
          title: t('udi_proposals.proposed'),
          cell: (row) =>
            row.kind === 'identifier' ? (
              <Group gap={8}>
                <CodeLink scheme={row.name} value={row.proposed} />
                <Text size="sm" c="dimmed">
                  {levelOf(row, t)}
                </Text>
              </Group>
            ) : (
              <b>{shown(row, row.proposed)}</b>
            ),
        },
        {
          key: 'source',
          title: t('identifiers.source'),
          width: 200,
          cell: (row) => (
            <>
              {word('codeSource', row.source)}{' '}
              <Text size="xs" c="dimmed">
                {row.version_on}
              </Text>
            </>
          ),
        },
        {
          key: 'state',
          title: t('ui.document.state'),
          width: 100,
          cell: (row) => <Badge family="proposalState" code={row.state} />,
        },
        { key: 'do', title: '', right: true, width: 170, cell: (row) => <Decide row={row} /> },
      ]}
    />
  )
}

function Decide({ row }: { row: Proposal }) {
  const t = useT()
  if (row.state !== 'open' && row.state !== 'contradicts') return null
  return (
    <Group gap={8} justify="flex-end" wrap="nowrap">
      <ActionButton small spec={acceptSpec(t, [row])} />
      <ActionButton small spec={rejectSpec(t, [row])} />
    </Group>
  )
}

function whatOf(row: Proposal): string {
  if (row.kind === 'identifier') {
    return [word('scheme', row.name), row.role && word('codeRole', row.role)]
      .filter(Boolean)
      .join(' · ')
  }
  return row.kind === 'certificate' ? word('certificateKind', row.name) : fieldLabel(row.name)
}

/** A value in words where it is a code. */
function shown(row: Proposal, value: string): string {
  if (row.kind === 'field' && row.name === 'device_class') return word('deviceClass', value)
  return hasWord('value', value) ? word('value', value) : value
}

function levelOf(row: Proposal, t: Translate): string {
  if (row.level === '') return ''
  const times = row.factor ? ` × ${quantity(row.factor)}` : ` · ${t('udidb.noFactor')}`
  return `${word('level', row.level)}${times}`
}
