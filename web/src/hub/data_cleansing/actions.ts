import { command } from '@/outbox/command'
import { outbox } from '@/work/session/device'
import { language, type Translate } from '@/messages'
import type { Outcome } from '@/outbox/outbox'
import { text } from '@/work/forms/fields'
import { action, type ActionSpec } from '@/work/forms/action'
import { fieldName } from './names'
import type { CleanRow, FullRun } from './shapes'

/** What is ready becomes items, levels and codes by the normal commands. */
export function confirmSpec(t: Translate, run: FullRun): ActionSpec {
  return action('cleaning.confirm_run', {
    label: t('data_cleansing.confirm', { count: run.states.ready }),
    explain: t('data_cleansing.confirmText'),
    primary: true,
    command: () => ({ run: run.id }),
  })
}

/** One decision for every open finding of a class. */
export function decideSpec(
  t: Translate,
  run: string,
  decision: 'accept' | 'refuse',
  which: { code?: string; lines?: number[] },
): ActionSpec {
  return action('cleaning.decide_findings', {
    label: t(decision === 'accept' ? 'data_cleansing.accept' : 'data_cleansing.refuse'),
    atOnce: true,
    primary: decision === 'accept',
    command: () => ({ run, decision, ...which }),
  })
}

/** The row as it should be; it is examined again. */
export function correctSpec(t: Translate, run: FullRun, row: CleanRow): ActionSpec {
  const fields = run.fields.map(({ name }) =>
    text(name, fieldName(run, name, language()), {
      half: true,
      initial: row.values[name] ?? row.given[name] ?? '',
    }),
  )
  return action('cleaning.correct_row', {
    label: t('identifiers.correct'),
    fields,
    command: (values) => ({
      run: run.id,
      line: row.line,
      values,
    }),
  })
}

export function leaveOutSpec(t: Translate, run: string, row: CleanRow): ActionSpec {
  const isOut = row.state === 'left_out'
  return action('cleaning.leave_out_rows', {
    label: t(isOut ? 'data_cleansing.takeIn' : 'data_cleansing.leaveOut'),
    atOnce: true,
    command: () => ({ run, lines: [row.line], out: !isOut }),
  })
}

/** The corrected report, known by the hash of its bytes. */
export function takeReport(run: string, sha256: string): Promise<Outcome> {
  return outbox.submit(command('/cleaning/correct-from-report', { run, sha256 }))
}
