import { describe, expect, it } from 'vitest'
import { isDeciding, isWorking, percent, reasonsOf, type Finding, type Run } from './shapes'

const run: Run = {
  id: '1',
  name: 'old.xlsx',
  state: 'examining',
  created_at: '',
  person: null,
  rows: 200,
  reached: 50,
  trouble: '',
}

describe('a run of cleaning', () => {
  it('is worked on by the server or decided by a person, never both', () => {
    expect([isWorking(run), isDeciding(run)]).toEqual([true, false])
    const examined: Run = { ...run, state: 'examined' }
    expect([isWorking(examined), isDeciding(examined)]).toEqual([false, true])
  })

  it('says how far it is only where the number of rows is known', () => {
    expect(percent(run)).toBe(25)
    expect(percent({ ...run, rows: 0 })).toBeNull()
  })

  it('names the reasons of a proposed merge one by one', () => {
    const finding = { facts: { reasons: 'name 93 | same_registration' } } as unknown as Finding
    expect(reasonsOf(finding)).toEqual(['name 93', 'same_registration'])
    expect(reasonsOf({ facts: {} } as Finding)).toEqual([])
  })
})
