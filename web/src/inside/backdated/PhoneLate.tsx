import { Box, SimpleGrid, Stack, Text } from '@mantine/core'
import { FloorPage } from '@/work/floor/FloorPage'
import { useSession } from '@/work/session/session'
import { useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { actionName } from '@/messages/codes'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { instant, quantity } from '@/ui/format'
import { useList } from '@/work/lists/useList'
import { useTitles } from '@/work/lists/useTitles'
import { acceptSpec, refuseSpec } from './actions'
import { idsOf, quantityOf, type LateFact } from './shapes'

/** Late facts that wait for a decision, one card each. */
export function PhoneLate() {
  const t = useT()
  return (
    <FloorPage title={t('inside.late')}>
      <Waiting />
    </FloorPage>
  )
}

function Waiting() {
  const t = useT()
  const list = useList<LateFact>('/late/facts', { state: 'open' })
  const title = useTitles(idsOf(list.rows))
  if (list.isPending) return <Loading />
  if (list.isError) return <LoadFailure error={list.error} retry={() => void list.refetch()} />
  if (list.rows.length === 0) return <Blank title={t('backdated.none')} />
  return (
    <Stack gap={10}>
      {list.rows.map((fact) => (
        <Card key={fact.id} fact={fact} title={title} />
      ))}
    </Stack>
  )
}

function Card({ fact, title }: { fact: LateFact; title: (id: string) => string }) {
  const t = useT()
  const { session } = useSession()
  const many = quantityOf(fact.fields)
  const rows = [
    [t('ui.field.place'), fact.facts.places.map(title).join('、')],
    [t('ui.field.quantity'), many ? quantity(many) : ''],
    [t('backdated.sentBy'), title(fact.sent_by.id)],
    [t('backdated.happened'), instant(fact.happened_at)],
    [t('backdated.counted'), fact.facts.counted_at ? instant(fact.facts.counted_at) : ''],
    [t('backdated.cause'), fact.facts.cause_at ? instant(fact.facts.cause_at) : ''],
  ].filter(([, value]) => value !== '')
  return (
    <Box className="card" p={14}>
      <Text fz={15} c="dimmed">
        {actionName(fact.command)}
      </Text>
      <Text fz={17} fw={620}>
        {fact.facts.item ? title(fact.facts.item) : ''}
      </Text>
      <Box
        component="dl"
        my={10}
        fz={15}
        style={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '4px 14px' }}
      >
        {rows.map(([label, value]) => [
          <Text key={`${label}-t`} component="dt" fz={15} c="dimmed">
            {label}
          </Text>,
          <dd key={`${label}-d`} style={{ margin: 0 }}>
            {value}
          </dd>,
        ])}
      </Box>
      {fact.sent_by.id === session.person.id ? (
        <Text fz={15}>{t('backdated.other')}</Text>
      ) : (
        <SimpleGrid cols={2} spacing={10}>
          <ActionButton big spec={acceptSpec(t, fact, title(fact.sent_by.id))} />
          <ActionButton big spec={refuseSpec(t, fact, title(fact.sent_by.id))} />
        </SimpleGrid>
      )}
    </Box>
  )
}
