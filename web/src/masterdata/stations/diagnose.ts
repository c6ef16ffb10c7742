/** Tells from one known symbol what a scanner's set-up does to the text. Pure. */

/** The text in the symbol of the self-test page: both cases, digits, and a separator. */
export const TEST_TEXT = '010690123456789210Ab9\x1d21Zz7'

export type Fault =
  | 'separatorMissing'
  | 'separatorReplaced'
  | 'caseInverted'
  | 'inputMethodOn'
  | 'layoutWrong'
  | 'otherCode'

export interface Diagnosis {
  raw: string
  symbology: string | null
  fault: Fault | null
}

const SEPARATOR = '\x1d'

/** What is wrong with a reading of the test symbol; `fault` is null when nothing is. */
export function diagnose(raw: string): Diagnosis {
  const symbology = /^\][A-Za-z][0-9A-Za-z]/.exec(raw)?.[0] ?? null
  const body = symbology ? raw.slice(3) : raw
  const text = body.startsWith(SEPARATOR) ? body.slice(1) : body
  return { raw, symbology, fault: faultOf(text) }
}

function faultOf(text: string): Fault | null {
  if (text === TEST_TEXT) return null
  if (text === TEST_TEXT.replace(SEPARATOR, '')) return 'separatorMissing'
  if (/[\uff01-\uff5e\u3000-\u303f\u4e00-\u9fff]/.test(text)) return 'inputMethodOn'
  if (swapCase(text) === TEST_TEXT) return 'caseInverted'
  const [before = '', after = ''] = TEST_TEXT.split(SEPARATOR)
  if (text.startsWith(before) && text.endsWith(after)) return 'separatorReplaced'
  const difference = Math.abs(text.length - TEST_TEXT.length)
  return difference <= 1 ? 'layoutWrong' : 'otherCode'
}

function swapCase(text: string): string {
  return Array.from(text, (char) =>
    char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase(),
  ).join('')
}
