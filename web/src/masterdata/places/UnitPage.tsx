import { Box } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get } from '@/api/client'
import type { Page as Rows } from '@/api/shapes'
import { Facts } from '@/ui/Facts'
import { useT } from '@/messages'
import { Badge } from '@/ui/Badge'
import { Loading, LoadFailure, Missing } from '@/ui/Blank'
import { Page } from '@/ui/Page'
import { StandingOf } from '@/work/standing/StandingCard'
import { Title } from '@/work/lists/Title'
import { useTitleRows } from '@/work/lists/useTitles'
import { word } from '@/messages/codes'
import { fieldLabel } from '@/work/records/fields'
import { PlaceStock, UnitActions } from './UnitActions'

interface UnitRow {
  id: string
  code: string
  state: string
  parent: string
}

/** Where it stands, leading there: a unit may stand in another. */
function At({ id }: { id: string }) {
  return (
    <Link to={`/places/${id}`} className="quiet">
      <Title id={id} />
    </Link>
  )
}

/** A handling unit is no reference record: it has no versions, only a place where it stands. */
export function UnitPage({ id }: { id: string }) {
  const t = useT()
  const { data: titles, error: unnamed } = useTitleRows([id])
  const code = titles?.rows.find((row) => row.id === id)?.title ?? id
  const path = '/places'
  const query = { kind: 'handling_unit', q: code }
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['list', path, query],
    queryFn: () => get<Rows<UnitRow>>(path, query),
    enabled: code !== id,
  })
  if (unnamed) return <LoadFailure error={unnamed} retry={() => void refetch()} />
  if (titles !== undefined && code === id) return <Missing />
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  const unit = data.rows.find((row) => row.id === id)
  if (unit === undefined) return <Missing />
  const isHere = unit.state === 'active'
  return (
    <Page
      title={code}
      badge={<Badge family="state" code={unit.state} />}
      actions={isHere && <UnitActions id={id} />}
    >
      <Box mb="md">
        <StandingOf kind="handling_unit" id={id} />
      </Box>
      <Facts
        facts={[
          { label: fieldLabel('kind'), value: word('placeKind', 'handling_unit') },
          { label: t('places.unit.at'), value: <At id={unit.parent} /> },
        ]}
      />
      <div className="card" style={{ marginTop: 16 }}>
        <PlaceStock place={id} />
      </div>
    </Page>
  )
}
