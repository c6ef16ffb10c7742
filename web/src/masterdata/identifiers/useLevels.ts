import { useQuery } from '@tanstack/react-query'
import { get } from '@/api/client'
import { quantity } from '@/ui/format'
import { word } from '@/messages/codes'
import type { ReferenceRecord } from '@/work/records/shapes'
import type { Binding } from './shapes'
import type { Level } from '@/work/references/levels'

/** The packaging levels of the item that a code means, and what its own level is called. */
export function useLevelNames({ target_kind, target, level }: Binding) {
  const path = `/items/${target}`
  const { data } = useQuery({
    queryKey: ['record', path],
    queryFn: () => get<ReferenceRecord>(path),
    enabled: target_kind === 'item',
  })
  const levels = data ? ((data['levels'] ?? []) as Level[]) : undefined
  const own = levels?.find(({ id }) => id === level)
  const levelName = own ? `${word('level', own.name)} × ${quantity(own.factor)}` : ''
  return {
    levels,
    levelName: target_kind === 'item' && level === '0' ? word('level', 'base') : levelName,
  }
}
