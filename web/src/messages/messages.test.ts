import { describe, expect, it } from 'vitest'
import { en } from '@/messages/en'
import { zhCN } from '@/messages/zh-CN'

function leaves(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}.${key}`
    return typeof value === 'string' ? [[here, value]] : leaves(value as object, here)
  }) as [string, string][]
}

const chinese = new Map(leaves(zhCN))
const english = new Map(leaves(en))
const placeholders = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort()

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

  it('have Chinese in the Chinese one and none in the English one', () => {
    const han = /\p{Script=Han}/u
    const strays = [...english].filter(
      ([key, text]) => han.test(text) && !key.startsWith('language.'),
    )
    expect(strays).toEqual([])
  })
})
