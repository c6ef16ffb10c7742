import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { first as firstEn } from './first.en'
import { first as firstZh } from './first.zh'
import { zh as facts } from './facts.zh'
import { joined, merge, type Tree } from './join'
import { zh as refusals } from './refusals.zh'
import { rest as restEn } from './rest.en'
import { rest as restZh } from './rest.zh'

function leaves(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}.${key}`
    return typeof value === 'string' ? [[here, value]] : leaves(value as object, here)
  }) as [string, string][]
}

const chinese = new Map(leaves(merge(merge({}, firstZh), restZh)))
const english = new Map(leaves(merge(merge({}, firstEn), restEn)))
const placeholders = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort()

const SOURCE = join(__dirname, '..')
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf-8' })

describe('the texts of all folders', () => {
  it('are joined under the name of the folder, words for codes of all together', () => {
    const join = joined({
      '../inbound/receiving/words.zh.ts': { undo: 'a', codes: { task: { receive: 'b' } } },
      '../ui/words.zh.ts': { save: 'c', codes: { task: { count: 'd' }, value: { yes: 'e' } } },
    })
    expect(join).toEqual({
      receiving: { undo: 'a' },
      ui: { save: 'c' },
      codes: { task: { receive: 'b', count: 'd' }, value: { yes: 'e' } },
    })
  })

  it('are declared under the name under which they are joined', () => {
    const wrong = files
      .filter((file) => basename(file) === 'words.zh.ts')
      .filter((file) => {
        const text = readFileSync(join(SOURCE, file), 'utf-8')
        return !text.includes(`interface Words {\n    ${basename(dirname(file))}: typeof zh\n`)
      })
    expect(wrong).toEqual([])
  })

  it('are all there, and no two folders say the same one', () => {
    const each = import.meta.glob<Tree>('../**/words.zh.ts', { eager: true, import: 'zh' })
    const said = Object.values(each).flatMap((words) => leaves(words))
    const others = [...leaves(refusals), ...leaves(facts)]
    expect(Object.keys(each).length).toBeGreaterThan(40)
    expect(said.length + others.length).toBe(chinese.size)
  })
})

describe('the catalogues', () => {
  it('have the same keys in Chinese and English', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('have no empty text', () => {
    const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '')
    expect(empty).toEqual([])
  })

  it('name the same values in both languages', () => {
    const different = [...chinese].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
    )
    expect(different).toEqual([])
  })

  it('have no Chinese in the English one', () => {
    const han = /\p{Script=Han}/u
    expect([...english].filter(([, text]) => han.test(text))).toEqual([])
  })
})
