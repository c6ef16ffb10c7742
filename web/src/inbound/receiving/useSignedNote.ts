import { useRef } from 'react'
import { command } from '@/outbox/command'
import { ask } from '@/api/client'
import { ApiError } from '@/api/problem'
import { useSession } from '@/work/session/session'
import { useFloorCommand } from '@/work/scanning/useFloorCommand'
import { useT } from '@/messages'
import type { Verdict } from '@/work/scanning/useScans'

/** The beginning of each code of a signed delivery note. */
const SIGNED = 'TN1:'

/** What the server has made of the codes so far. */
interface SignedNote {
  id: string
  notice: { id: string } | null
}

/**
 * The codes of a signed delivery note, in any order: when all are there the note becomes a
 * shipping notice, whose id is handed on. Null for a text that is no such code.
 */
export function useSignedNote(onNotice: (id: string) => Promise<Verdict | null>) {
  const t = useT()
  const { site } = useSession()
  const { send } = useFloorCommand()
  const texts = useRef(new Set<string>())

  async function announced(paper: SignedNote): Promise<Verdict | null> {
    texts.current.clear()
    if (paper.notice) return onNotice(paper.notice.id)
    let notice = ''
    const said = await send(command('/papers/announce-signed', { paper: paper.id }), (answer) => {
      notice = (answer.result as { notice: string }).notice
      return { tone: 'ok', title: t('receiving.floor.opened') }
    })
    return notice === '' ? said : onNotice(notice)
  }

  return async (raw: string): Promise<Verdict | null | undefined> => {
    if (!raw.startsWith(SIGNED)) return undefined
    texts.current.add(raw.trim())
    try {
      const body = { texts: [...texts.current], site: site?.id }
      return await announced(await ask<SignedNote>('/papers/signed', body))
    } catch (error) {
      const problem =
        error instanceof ApiError && error.failure.kind === 'refused' ? error.failure.problem : null
      if (problem?.code !== 'codes_incomplete') throw error
      const { have, of } = problem.facts ?? {}
      return {
        tone: 'warn',
        title: t('receiving.floor.nextCode', { have: String(have), of: String(of) }),
      }
    }
  }
}
