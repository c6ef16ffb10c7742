/** A refusal in words: its code's sentence in the catalogue, else what the server wrote. */
import { lookUp } from '@/messages'
import type { Problem } from '@/api/problem'
import { instant } from './format'
import { actionName, hasWord, word } from '@/messages/codes'

export function problemTitle(problem: Problem): string {
  const byStatus = lookUp(`codes.status.${problem.status}`, problem.title ?? '')
  if (!problem.code) return byStatus || String(problem.status)
  return lookUp(`codes.refusal.${problem.code}`, problem.title ?? problem.code, plainFacts(problem))
}

export function problemText(problem: Problem): string {
  const fields = problem.errors?.map((error) => `${error.field}: ${error.message}`) ?? []
  return fields.length > 0 ? fields.join('\n') : problemTitle(problem)
}

export interface Fact {
  name: string
  label: string
  value: string
}

const SHOWN_APART = new Set(['expected', 'scanned'])

/** The facts of a refusal for a person: names in words, ids left out. */
export function factsOf(problem: Problem): Fact[] {
  return rows(problem.facts ?? {}).filter((fact) => !SHOWN_APART.has(fact.name))
}

/** Expected beside scanned, row by row, if the refusal names both. */
export function comparison(
  problem: Problem,
): { label: string; expected: string; scanned: string }[] {
  const { expected, scanned } = problem.facts ?? {}
  if (expected === undefined || scanned === undefined) return []
  const left = asRecord(expected)
  const right = asRecord(scanned)
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])]
  return names
    .filter((name) => !isId(name))
    .map((name) => ({
      label: factLabel(name),
      expected: shown(left[name]),
      scanned: shown(right[name]),
    }))
}

export function roleText(problem: Problem): string | null {
  return problem.clears ? word('role', problem.clears) : null
}

function rows(facts: Record<string, unknown>): Fact[] {
  return Object.entries(facts)
    .filter(([name, value]) => !isId(name) && value !== null && value !== '')
    .map(([name, value]) => ({ name, label: factLabel(name), value: shown(value, name) }))
}

/** The families in which codes that are facts have their words. */
const FAMILIES: Record<string, string[]> = {
  unit: ['unit'],
  form: ['form'],
  role: ['role'],
  step: ['step'],
  level: ['level'],
  scope: ['holdScope'],
  reason: ['hold', 'reason'],
  kind: ['kind', 'object', 'placeKind'],
  state: ['state', 'quality'],
  status: ['quality', 'state'],
}

function byFamily(name: string, text: string): string | null {
  if (name === 'action' || name === 'command') return actionName(text)
  const family = FAMILIES[name]?.find((each) => hasWord(each, text))
  return family === undefined ? null : word(family, text)
}

/** Ids mean nothing to a person, unless the fact has no other form. */
function isId(name: string): boolean {
  return name === 'id' || name.endsWith('_id') || name.endsWith('_ids')
}

function factLabel(name: string): string {
  return lookUp(`codes.fact.${name}`, name.replaceAll('_', ' '))
}

function asRecord(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>
  }
  return { value }
}

function shown(value: unknown, name = ''): string {
  if (value === null || value === undefined || value === '') return '—'
  if (Array.isArray(value)) return value.map((each) => shown(each, name)).join('、')
  if (typeof value === 'object') {
    return rows(value as Record<string, unknown>)
      .map((row) => `${row.label} ${row.value}`)
      .join(' · ')
  }
  const text = String(value)
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return instant(text)
  return byFamily(name, text) ?? (hasWord('value', text) ? word('value', text) : text)
}

function plainFacts(problem: Problem): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problem.facts ?? {}).map(([name, value]) => [name, shown(value, name)]),
  )
}
