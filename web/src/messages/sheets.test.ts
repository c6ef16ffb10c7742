import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { first as firstEn } from './first.en'
import { first as firstZh } from './first.zh'
import { merge, type Tree } from './join'
import { rest as restEn } from './rest.en'
import { rest as restZh } from './rest.zh'

const WORDS = join(__dirname, '../../../src/tongma/foundation/platform/words.json')
const sheets = JSON.parse(readFileSync(WORDS, 'utf-8')) as Record<'zh' | 'en', Written>

type Written = Record<string, string>

/** The texts under their keys: "ui.button.save" → "Save". */
function flat(tree: Tree, prefix = ''): Written {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${prefix}${key}`, value]]
        : Object.entries(flat(value, `${prefix}${key}.`)),
    ),
  )
}

describe('the words of sheets', () => {
  it.each([
    ['zh', flat(merge(merge({}, firstZh), restZh)), sheets.zh],
    ['en', flat(merge(merge({}, firstEn), restEn)), sheets.en],
  ])('are those of the screens: %s', (_language, screens, written) => {
    const said = Object.fromEntries(Object.keys(written).map((key) => [key, screens[key]]))
    expect(written).toEqual(said)
  })
})
