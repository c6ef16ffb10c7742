import type { Translate } from '@/messages'
import { date } from '@/work/forms/fields'
import { action, type ActionSpec } from '@/work/forms/action'
import type { FullPaper } from './shapes'

/** The paper becomes a shipping notice. */
export function announceSpec(t: Translate, paper: FullPaper, go: (id: string) => void): ActionSpec {
  return action('papers.announce_paper', {
    label: t('supplier_documents.announce'),
    explain: t('supplier_documents.announceText', { count: paper.lines.length }),
    primary: true,
    fields: [date('due', t('ui.field.due'))],
    command: (values) => {
      const due = values.due
      return { paper: paper.id, ...(due ? { due } : {}) }
    },
    onDone: (outcome) => {
      if (outcome.kind === 'accepted') go((outcome.answer.result as { notice: string }).notice)
    },
  })
}

export function setAsideSpec(t: Translate, paper: FullPaper): ActionSpec {
  return action('papers.set_paper_aside', {
    label: t('supplier_documents.setAside'),
    reason: 'optional',
    command: () => ({ paper: paper.id }),
  })
}
