import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSession } from '@/work/session/session'
import { choicesOf, readOf } from '@/work/scanning/question'
import { resolve } from '@/work/scanning/read'

/** What one text is here: an object, the choices of a question, or neither. */
export function useResolved(raw: string, way: 'scanned' | 'typed') {
  const { site } = useSession()
  const [chosen, choose] = useState<{ raw: string; index: number } | null>(null)
  const query = useQuery({
    queryKey: ['scan', raw, site?.id],
    queryFn: () => resolve([{ raw, symbology: null, way }], { site_id: site?.id }),
    enabled: raw !== '',
  })
  const { data } = query
  const choices = data ? choicesOf(data) : []
  const answer = chosen?.raw === raw ? choices[chosen.index] : undefined
  const first = data?.outcome === 'unconfirmed' ? (data.candidates[0] ?? null) : data?.object
  const read = answer?.read ?? (data && choices.length === 0 ? readOf(data, first ?? null) : null)
  return {
    ...query,
    read,
    choices: answer ? [] : choices,
    choose: (index: number) => choose({ raw, index }),
    outcome: data?.outcome,
  }
}
