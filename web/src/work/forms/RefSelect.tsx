import { Select, type SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '@/api/client'
import type { Page } from '@/api/shapes'
import { useT } from '@/messages'
import { useTitles } from '@/work/lists/useTitles'
import type { RefSource } from './fields'

interface RefOption {
  value: string
  label: string
}

/** A record found by typing part of its name or code; '' and "0" are none. */
export function RefSelect({
  source,
  value,
  onChange,
  chosenLabel,
  ...look
}: Omit<SelectProps, 'data' | 'value' | 'onChange'> & {
  source: RefSource
  value: string
  onChange: (id: string) => void
  /** What the record that is chosen before is called. */
  chosenLabel?: string
}) {
  const t = useT()
  const given = value === '' || value === '0' ? null : value
  const { options, isFetching, setTyped, choose } = useOptions(source, given, chosenLabel)
  return (
    <Select
      {...look}
      data={options}
      value={given}
      onChange={(id, option) => {
        choose(id === null ? null : option)
        onChange(id ?? '')
      }}
      searchable
      clearable
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      placeholder={t('ui.field.searchPlaceholder')}
      nothingFoundMessage={t(isFetching ? 'ui.load.loading' : 'ui.field.nothing')}
    />
  )
}

/** What was found for the typed words, and before it what is chosen already, by its title. */
function useOptions(source: RefSource, given: string | null, chosenLabel?: string) {
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 200)
  const { path, query, label } = source
  const { data, isFetching } = useQuery({
    queryKey: ['ref', path, query, q],
    queryFn: () => get<Page<{ id: string }>>(path, { q, limit: 20, ...query }),
  })
  const [chosen, choose] = useState<RefOption | null>(
    given !== null && chosenLabel ? { value: given, label: chosenLabel } : null,
  )
  const isChosen = chosen?.value === given
  const title = useTitles(given !== null && !isChosen ? [given] : [])
  // Never the rows of what was typed before: one might choose the wrong record.
  const rows = typed === q ? (data?.rows ?? []) : []
  const options: RefOption[] = rows.map((row) => ({
    value: row.id,
    label: label(row),
  }))
  if (given !== null && !options.some((option) => option.value === given)) {
    options.unshift(chosen !== null && isChosen ? chosen : { value: given, label: title(given) })
  }
  return { options, isFetching, setTyped, choose }
}
