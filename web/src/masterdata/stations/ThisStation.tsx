import { Select } from '@mantine/core'
import { useT } from '@/messages'
import { useStations, useThisStation } from './source'

/** The station that this device is: every scan and command from here names it. */
export function ThisStation({
  code,
  onChoose,
  big = false,
}: {
  code: string
  onChoose: (code: string) => void
  big?: boolean
}) {
  const t = useT()
  const { rows } = useStations()
  const known = rows.map((row) => ({ value: row.code, label: `${row.code} · ${row.name}` }))
  const isKnown = code === '' || rows.some((row) => row.code === code)
  return (
    <Select
      label={t('policy.station')}
      description={t('policy.stationText')}
      size={big ? 'lg' : 'sm'}
      maw={420}
      clearable
      searchable={known.length > 8}
      data={isKnown ? known : [{ value: code, label: code }, ...known]}
      value={code === '' ? null : code}
      onChange={(next) => onChoose(next ?? '')}
    />
  )
}

/** On the page of settings: which station this device is. */
export function DeviceStation() {
  const [code, choose] = useThisStation()
  return <ThisStation code={code} onChoose={choose} />
}
