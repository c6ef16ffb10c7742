import type { Translate } from '@/messages'
import { actionName } from '@/messages/codes'
import { action, type ActionSpec } from '@/work/forms/action'
import type { LateFact } from './shapes'

/** It happened beside what was counted: post it; the places are counted again. */
export function acceptSpec(t: Translate, fact: LateFact, who: string): ActionSpec {
  return action('late.accept_late_fact', {
    label: t('backdated.accept'),
    explain: `${actionName(fact.command)} · ${who} — ${t('backdated.acceptText')}`,
    primary: true,
    reason: 'required',
    command: () => ({ case: fact.id }),
  })
}

/** The count has it already: the ledger stays as it was counted. */
export function refuseSpec(t: Translate, fact: LateFact, who: string): ActionSpec {
  return action('late.refuse_late_fact', {
    label: t('backdated.refuse'),
    explain: `${actionName(fact.command)} · ${who} — ${t('backdated.refuseText')}`,
    reason: 'required',
    command: () => ({ case: fact.id }),
  })
}
