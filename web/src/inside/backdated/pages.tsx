import { Anchor, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useSession } from '@/work/session/session'
import { useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { actionName } from '@/messages/codes'
import { Badge } from '@/ui/Badge'
import { quantity } from '@/ui/format'
import { ListPage } from '@/work/lists/ListPage'
import { Instant } from '@/ui/Values'
import { useList } from '@/work/lists/useList'
import { useTitles } from '@/work/lists/useTitles'
import { choices, word } from '@/messages/codes'
import { acceptSpec, refuseSpec } from './actions'
import { idsOf, quantityOf, type LateFact } from './shapes'

/** What came too late: who sent what, and which count, or which cause, says otherwise. */
export function LateFacts() {
  const t = useT()
  const known = useList<LateFact>('/late/facts', { state: 'all' })
  const title = useTitles(idsOf(known.rows))
  return (
    <ListPage<LateFact>
      title={t('inside.late')}
      path="/late/facts"
      rowKey={(row) => row.id}
      canSearch={false}
      initial={{ state: 'open' }}
      filters={[
        {
          name: 'state',
          label: t('ui.document.state'),
          options: [
            ...choices('lateState', ['open', 'accepted', 'refused']),
            { value: 'all', label: t('ui.list.any') },
          ],
        },
      ]}
      columns={[
        {
          key: 'what',
          title: t('backdated.what'),
          cell: (row) => <What fact={row} title={title} />,
        },
        { key: 'by', title: t('backdated.sentBy'), cell: (row) => title(row.sent_by.id) },
        {
          key: 'happened',
          title: t('backdated.happened'),
          cell: (row) => <Instant value={row.happened_at} />,
          order: (row) => row.happened_at,
        },
        { key: 'count', title: t('backdated.count'), cell: (row) => <Why fact={row} /> },
        {
          key: 'came',
          title: t('backdated.came'),
          cell: (row) => <Instant value={row.held_at} />,
          order: (row) => row.held_at,
        },
        {
          key: 'state',
          title: t('ui.document.state'),
          cell: (row) => <Badge family="lateState" code={row.state} />,
        },
        {
          key: 'decide',
          title: '',
          right: true,
          cell: (row) => <Decide fact={row} title={title} />,
        },
      ]}
    />
  )
}

type TitleOf = (id: string) => string

function What({ fact, title }: { fact: LateFact; title: TitleOf }) {
  const many = quantityOf(fact.fields)
  const about = [
    fact.facts.item && title(fact.facts.item),
    ...fact.facts.places.map(title),
    many && quantity(many),
  ]
  return (
    <>
      <Text size="sm" fw={600}>
        {actionName(fact.command)}
      </Text>
      <Text size="sm" c="dimmed">
        {about.filter(Boolean).join(' · ')}
      </Text>
    </>
  )
}

function Why({ fact }: { fact: LateFact }) {
  const t = useT()
  const { count, counted_at: counted, cause_at: cause } = fact.facts
  return (
    <>
      {count && counted && (
        <Anchor component={Link} to={`/counts/${count}`} size="sm">
          {word('kind', 'count')} <Instant value={counted} />
        </Anchor>
      )}
      {cause && (
        <Text size="sm">
          {t('backdated.cause')} <Instant value={cause} />
        </Text>
      )}
    </>
  )
}

/** Who sent it does not judge it. */
function Decide({ fact, title }: { fact: LateFact; title: TitleOf }) {
  const t = useT()
  const { session } = useSession()
  if (fact.state !== 'open') return <>{fact.decided_by ? title(fact.decided_by) : '—'}</>
  if (fact.sent_by.id === session.person.id) return <>{t('backdated.other')}</>
  return (
    <Group gap={8} justify="flex-end" wrap="nowrap">
      <ActionButton small spec={acceptSpec(t, fact, title(fact.sent_by.id))} />
      <ActionButton small spec={refuseSpec(t, fact, title(fact.sent_by.id))} />
    </Group>
  )
}
