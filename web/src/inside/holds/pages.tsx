import { Menu, Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { useSession } from '@/work/session/session'
import { useT } from '@/messages'
import { ActionButton, ActionDialog } from '@/work/forms/ActionForm'
import { Badge } from '@/ui/Badge'
import { ListPage } from '@/work/lists/ListPage'
import { Instant } from '@/ui/Values'
import { word } from '@/messages/codes'
import { liftSpec, newHoldSpec } from './actions'
import type { Hold } from './shapes'

/** Every hold: what it lies on, why, who placed it, who has agreed to lift it. */
export function Holds() {
  const t = useT()
  return (
    <ListPage<Hold>
      title={t('inside.holds')}
      path="/holds"
      rowKey={(row) => row.id}
      canSearch={false}
      initial={{ state: 'active' }}
      actions={<NewHold />}
      filters={[
        {
          name: 'state',
          label: t('ui.document.state'),
          options: [
            { value: 'active', label: word('holdState', 'active') },
            { value: 'all', label: t('ui.list.any') },
          ],
        },
      ]}
      columns={[
        { key: 'target', title: t('holds.target'), cell: (row) => row.target.title },
        {
          key: 'scope',
          title: t('holds.scope'),
          cell: (row) => word('holdScope', row.scope),
          order: (row) => row.scope,
        },
        {
          key: 'reason',
          title: t('holds.reason'),
          cell: (row) => word('hold', row.reason),
          order: (row) => row.reason,
        },
        { key: 'note', title: t('ui.field.note'), cell: (row) => row.note || '—' },
        { key: 'by', title: t('holds.by'), cell: (row) => row.placed_by?.name ?? '—' },
        {
          key: 'at',
          title: t('holds.at'),
          cell: (row) => <Instant value={row.placed_at} />,
          order: (row) => row.placed_at ?? '',
        },
        {
          key: 'agreed',
          title: t('holds.agreed'),
          cell: (row) =>
            `${row.agreed.length}/${row.approvals} ${row.agreed.map((one) => one.name).join('、')}`,
        },
        {
          key: 'state',
          title: t('ui.document.state'),
          cell: (row) => <Badge family="holdState" code={row.state} />,
        },
        {
          key: 'lift',
          title: '',
          right: true,
          cell: (row) => (row.state === 'active' ? <Lift hold={row} /> : null),
        },
      ]}
    />
  )
}

/** Agreeing once is enough: the button is for the others who must agree. */
function Lift({ hold }: { hold: Hold }) {
  const t = useT()
  const { can, session } = useSession()
  if (hold.agreed.some((person) => person.id === session.person.id)) return null
  return <ActionButton small spec={liftSpec(t, hold, can)} />
}

function NewHold() {
  const t = useT()
  const { can } = useSession()
  const [scope, setScope] = useState<'item' | 'place' | 'supplier' | null>(null)
  if (!can('holds.place_hold')) return null
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button color="red" variant="light" leftSection={<IconLock size={17} aria-hidden />}>
            {t('holds.new')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['item', 'place', 'supplier'] as const).map((each) => (
            <Menu.Item key={each} onClick={() => setScope(each)}>
              {word('holdScope', each)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {scope && <ActionDialog spec={newHoldSpec(t, scope)} onClose={() => setScope(null)} />}
    </>
  )
}
