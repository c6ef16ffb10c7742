/** Words for codes that come from the server, with the code itself where there is no word yet. */
import { lookUp } from './index'

/** A document's state, a stock status, a role, a document kind… */
export function word(family: string, code: string | null | undefined): string {
  if (code === null || code === undefined || code === '') return '—'
  return lookUp(`codes.${family}.${code}`, code)
}

export function hasWord(family: string, code: string): boolean {
  return lookUp(`codes.${family}.${code}`, '') !== ''
}

/** Codes of one family to choose from. */
export function choices<Code extends string>(
  family: string,
  codes: readonly Code[],
): { value: Code; label: string }[] {
  return codes.map((value) => ({ value, label: word(family, value) }))
}

/** What a command is called; also the right to it, and its entries in a timeline. */
export function actionName(name: string): string {
  return lookUp(`codes.action.${name.replace('.', '_')}`, name)
}
