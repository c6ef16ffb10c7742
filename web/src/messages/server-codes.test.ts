import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { first } from './first.zh'
import { merge, type Tree } from './join'
import { first as firstEn } from './first.en'
import { rest } from './rest.zh'
import { rest as restEn } from './rest.en'

const SERVER = join(__dirname, '../../../src/tongma')

const source = readdirSync(SERVER, { recursive: true, encoding: 'utf-8' })
  .filter((name) => name.endsWith('.py'))
  .map((name) => readFileSync(join(SERVER, name), 'utf-8'))
  .join('\n')

const inChinese = merge(merge({}, first), rest)
const inEnglish = merge(merge({}, firstEn), restEn)
const words = inChinese['codes'] as Record<string, Tree>
const API = join(__dirname, '../../../docs/openapi.json')

function named(pattern: RegExp): string[] {
  return [
    ...new Set([...source.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? '')),
  ].sort()
}

/** The kinds of tasks, as the enum of the server lists them. */
function taskKinds(): string[] {
  const states = readFileSync(join(SERVER, 'work/documents/states.py'), 'utf-8')
  const body = /class TaskKind[\s\S]*?(?=\n\n\n)/.exec(states)?.[0] ?? ''
  return [...body.matchAll(/ = "([a-z_]+)"/g)].map((match) => match[1] ?? '')
}

/** The keys of a tree of texts, on every floor. */
function keysOf(tree: Tree): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [key] : [key, ...keysOf(value)],
  )
}

/** Every text that the shapes of the API list as one of a few. */
function listed(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { enum: values, ...rest } = node as { enum?: unknown }
  const own = Array.isArray(values) ? values.filter((value) => typeof value === 'string') : []
  return [...new Set([...own, ...Object.values(rest).flatMap(listed)])]
}

/** Values that programs read and no screen shows as they are. */
const TECHNICAL = new Set([
  ...['', '1.0', 'Ed25519', 'ok', 'broken', 'postgresql', 'sqlite', 'inside_or_another'],
  ...['day', 'hour', 'minute', 'month'],
  // Told by a sentence, an icon or a button of their screen, never as they are.
  ...['optional', 'question', 'return', 'table'],
])

function without(family: object | undefined, codes: string[]): string[] {
  return codes.filter((code) => !Object.hasOwn(family ?? {}, code))
}

describe('every code that the server can send has words', () => {
  it('refusals', () => {
    const codes = named(/(?:refuse|Refusal|_beside)\(\s*"([a-z_]+)"/g)
    expect(codes.length).toBeGreaterThan(100)
    expect(without(words['refusal'], codes)).toEqual([])
  })

  it('commands, which are also rights and entries of the timeline', () => {
    const codes = named(/Kind\(\s*"([a-z_]+\.[a-z_]+)"/g).map((name) => name.replace('.', '_'))
    expect(codes.length).toBeGreaterThan(50)
    expect(without(words['action'], codes)).toEqual([])
  })

  it('kinds of tasks', () => {
    const tasks = taskKinds()
    expect(tasks.length).toBeGreaterThan(15)
    expect(without(words['task'], tasks)).toEqual([])
  })

  it('kinds of documents', () => {
    const kinds = named(/^ {4}"([a-z_]+)": "[A-Z]{2}",$/gm)
    expect(kinds.length).toBeGreaterThan(10)
    expect(without(words['kind'], kinds)).toEqual([])
  })

  it('steps that need a reason', () => {
    const steps = named(/"step": "([a-z_]+)"|step="([a-z_]+)"/g)
    expect(steps.length).toBeGreaterThan(5)
    expect(without(words['step'], steps)).toEqual([])
  })

  it('why two rows of an old table may be one item', () => {
    const reasons = named(/"((?:same|no)_specification|specification_once|same_code)"/g)
    const compared = named(/^ {12}\("([a-z]+)", \d+, self\._/gm)
    const likeness = ['same', 'other'].flatMap((how) => compared.map((what) => `${how}_${what}`))
    expect(compared).toEqual(['maker', 'registration'])
    expect(without(words['mergeReason'], [...reasons, ...likeness, 'similar_maker'])).toEqual([])
  })

  it('every value that the API lists, in some family, in both languages', () => {
    const api = JSON.parse(readFileSync(API, 'utf-8')) as { components: { schemas: unknown } }
    const said = listed(api.components.schemas)
    expect(said.length).toBeGreaterThan(100)
    for (const tree of [inChinese, inEnglish]) {
      const known = new Set(keysOf(tree))
      expect(said.filter((code) => !known.has(code) && !TECHNICAL.has(code))).toEqual([])
    }
  })

  it('roles', () => {
    const roles = named(/_role\(\s*"([a-z_]+)"/g)
    expect(roles.length).toBeGreaterThan(10)
    expect(without(words['role'], roles)).toEqual([])
  })
})
