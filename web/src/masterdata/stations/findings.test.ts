import { describe, expect, it } from 'vitest'
import { findings, type Profile } from './findings'

const good: Profile = {
  layout: null,
  prefix: '',
  suffix: '',
  separator: '\x1d',
  caps_lock: false,
  doubts: [],
}

function values(profile: Partial<Profile>): string[] {
  return findings({ ...good, ...profile }).map((row) => String(row.value))
}

describe('what was found out about a scanner', () => {
  it('says that all is right', () => {
    expect(values({})).toEqual(['美式（正常）', '原样送达', '无', '无', '关（正常）'])
  })

  it('names the character that stands for the separator, and the wrong layout', () => {
    const [layout, separator] = values({ layout: 'german', separator: '^' })
    expect([layout, separator]).toEqual(['德式', '变成了“^”，系统会还原'])
  })

  it('shows control characters around the text', () => {
    expect(values({ prefix: '\x1e' })[2]).toBe('‹RS›')
  })

  it('says nothing of the rest when the layout is not known', () => {
    expect(values({ doubts: ['layout_unknown'] })).toHaveLength(1)
  })
})
