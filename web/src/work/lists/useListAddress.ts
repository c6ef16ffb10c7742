import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'

/** What a person asked of a list: words, filters, order. */
export type Asked = Record<string, string>

/**
 * Kept in the address bar, so that a reload, the way back and a sent link show the same list; a
 * list inside another page keeps it to itself.
 */
export function useListAddress(embedded: boolean, initial: Asked): [Asked, (asked: Asked) => void] {
  const navigate = useNavigate()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const [own, setOwn] = useState(initial)
  if (embedded) return [own, setOwn]
  const given = Object.entries(search).map(([name, value]) => [name, String(value)])
  const asked: Asked = { ...initial, ...Object.fromEntries(given) }
  return [
    asked,
    (next) => {
      // An emptied filter must stay empty where it starts filled.
      const kept = Object.entries(next).filter(([name, value]) => value !== (initial[name] ?? ''))
      void navigate({ to: '.', search: Object.fromEntries(kept) as never, replace: true })
    },
  ]
}
