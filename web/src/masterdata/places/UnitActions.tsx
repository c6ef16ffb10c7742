import { IconPackage } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { address } from '@/api/client'
import { useSession } from '@/work/session/session'
import { useT } from '@/messages'
import { StockTable } from '@/work/stock/StockTable'
import { ActionButton } from '@/work/forms/ActionForm'
import { PrintLink } from '@/ui/PrintLink'
import { breakUpSpec, buildUnitSpec, casesOf, openCaseSpec, putInSpec } from './units'

/** Makes a handling unit and opens its page; `at`: the place whose page this is. */
export function BuildUnit({ at }: { at?: string }) {
  const t = useT()
  const navigate = useNavigate()
  const { site } = useSession()
  const onBuilt = (unit: string): void => void navigate({ to: `/places/${unit}` })
  return (
    <ActionButton
      spec={buildUnitSpec(t, { site: site?.id, at, onBuilt })}
      icon={<IconPackage size={17} aria-hidden />}
    />
  )
}

/** What can be done with a place: its label, a new unit on it. */
export function PlaceActions({ id }: { id: string }) {
  return (
    <>
      <PrintLink href={address('/labels/places', { ids: id })} />
      <BuildUnit at={id} />
    </>
  )
}

/** What can be done with a handling unit: another in it, moved whole, broken up. */
export function UnitActions({ id }: { id: string }) {
  const t = useT()
  const { site } = useSession()
  return (
    <>
      <PrintLink href={address(`/labels/cartons/${id}`)} />
      <BuildUnit at={id} />
      <ActionButton spec={putInSpec(t, id, site?.id)} />
      <ActionButton spec={breakUpSpec(t, id)} />
    </>
  )
}

/** What stands here; sealed cases can be opened. */
export function PlaceStock({ place }: { place: string }) {
  const t = useT()
  return (
    <StockTable
      query={{ place }}
      hide={['place']}
      act={(row) => casesOf(row) > 0 && <ActionButton small spec={openCaseSpec(t, row)} />}
    />
  )
}
