import { address, get } from '@/api/client'
import { ApiError } from '@/api/problem'
import { PrintLink } from '@/ui/PrintLink'
import { useList } from '@/work/lists/useList'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useSession } from '@/work/session/session'
import { useT } from '@/messages'
import { Badge } from '@/ui/Badge'
import { ListPage } from '@/work/lists/ListPage'
import { choices, word } from '@/messages/codes'
import { fieldLabel } from '@/work/records/fields'
import { NewRecord, RecordScreen } from '@/work/records/RecordScreen'
import type { ReferenceRecord } from '@/work/records/shapes'
import { BuildUnit } from './UnitActions'
import { UnitPage } from './UnitPage'
import { PLACE, PLACE_KINDS, PURPOSES } from './config'

interface PlaceRow {
  id: string
  code: string
  name: string
  kind: string
  purpose: string
  status: string
  temperature_class: string
  mixing: string
  state: string
}

export function PlaceList() {
  const t = useT()
  const navigate = useNavigate()
  const { site } = useSession()
  return (
    <ListPage<PlaceRow>
      title={t('masterdata.places')}
      path="/places"
      fixed={{ site: site?.id }}
      rowKey={(row) => row.id}
      actions={
        <>
          <BinLabels />
          <BuildUnit />
          <NewRecord config={PLACE} label={t('places.new')} />
        </>
      }
      onOpen={(row) => void navigate({ to: `/places/${row.id}` })}
      filters={[
        { name: 'kind', label: fieldLabel('kind'), options: choices('placeKind', PLACE_KINDS) },
        { name: 'purpose', label: fieldLabel('purpose'), options: choices('purpose', PURPOSES) },
        {
          name: 'temperature_class',
          label: fieldLabel('temperature_class'),
          options: choices('temperature', ['ambient', 'cool', 'cold', 'frozen']),
        },
      ]}
      columns={[
        {
          key: 'code',
          serverSort: 'code',
          title: t('ui.field.code'),
          cell: (row) => row.code,
        },
        {
          key: 'name',
          serverSort: 'name',
          title: t('ui.field.name'),
          cell: (row) => row.name || '—',
        },
        {
          key: 'kind',
          serverSort: 'kind',
          title: fieldLabel('kind'),
          cell: (row) => word('placeKind', row.kind),
        },
        {
          key: 'purpose',
          serverSort: 'purpose',
          title: fieldLabel('purpose'),
          cell: (row) => word('purpose', row.purpose),
        },
        {
          key: 'status',
          title: t('ui.field.status'),
          cell: (row) => (row.status ? <Badge family="quality" code={row.status} /> : '—'),
        },
        {
          key: 'temperature',
          serverSort: 'temperature_class',
          title: fieldLabel('temperature_class'),
          cell: (row) => word('temperature', row.temperature_class),
        },
        { key: 'mixing', title: fieldLabel('mixing'), cell: (row) => word('mixing', row.mixing) },
        {
          key: 'state',
          serverSort: 'state',
          title: t('ui.document.state'),
          cell: (row) => <Badge family="state" code={row.state} />,
        },
      ]}
    />
  )
}

export function PlacePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const path = `/places/${id}`
  // The screen's own question, asked by the same key: the answer is fetched once.
  const { error } = useQuery({
    queryKey: ['record', path],
    queryFn: () => get<ReferenceRecord>(path),
  })
  if (isNoRecord(error)) return <UnitPage id={id} />
  return <RecordScreen id={id} config={PLACE} />
}

/** A handling unit is a place without a reference record. */
function isNoRecord(error: Error | null): boolean {
  if (!(error instanceof ApiError) || error.failure.kind !== 'refused') return false
  return error.failure.problem.code === 'place_unknown'
}

const LABELS_MAX = 500

/** Labels of all bins of the site on one PDF. */
function BinLabels() {
  const { site } = useSession()
  const bins = useList<PlaceRow>('/places', { site: site?.id, kind: 'bin' }, LABELS_MAX)
  if (bins.rows.length === 0) return null
  return (
    <PrintLink
      href={address('/labels/places', { ids: bins.rows.map((bin) => bin.id).join(',') })}
    />
  )
}
