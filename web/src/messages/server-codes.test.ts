import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { first } from './first.zh'
import { merge, type Tree } from './join'
import { rest } from './rest.zh'

const SERVER = join(__dirname, '../../../src/tongma')

const source = readdirSync(SERVER, { recursive: true, encoding: 'utf-8' })
  .filter((name) => name.endsWith('.py'))
  .map((name) => readFileSync(join(SERVER, name), 'utf-8'))
  .join('\n')

const words = merge(merge({}, first), rest)['codes'] as Record<string, Tree>

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

  it('roles', () => {
    const roles = named(/_role\(\s*"([a-z_]+)"/g)
    expect(roles.length).toBeGreaterThan(10)
    expect(without(words['role'], roles)).toEqual([])
  })
})
