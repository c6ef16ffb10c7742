import type { Translate } from '@/messages'
import { actionName } from '@/messages/codes'
import { action, type ActionSpec } from '@/work/forms/action'
import type { LateFact } from './shapes'

function why(fact: LateFact): 'before_its_cause' | 'before_count' {
  return fact.facts.cause_at ? 'before_its_cause' : 'before_count'
}

/** It happened beside what was counted: post it; the places are counted again. */
export function acceptSpec(t: Translate, fact: LateFact, who: string): ActionSpec {
  return action('late.accept_late_fact', {
    label: t('backdated.accept'),
    explain: `${actionName(fact.command)} · ${who} — ${t(`backdated.acceptText.${why(fact)}`)}`,
    primary: true,
    reason: 'required',
    command: () => ({ case: fact.id }),
  })
}

/** The count has it already: the ledger stays as it was counted. */
export function refuseSpec(t: Translate, fact: LateFact, who: string): ActionSpec {
  return action('late.refuse_late_fact', {
    label: t('backdated.refuse'),
    explain: `${actionName(fact.command)} · ${who} — ${t(`backdated.refuseText.${why(fact)}`)}`,
    reason: 'required',
    command: () => ({ case: fact.id }),
  })
}
