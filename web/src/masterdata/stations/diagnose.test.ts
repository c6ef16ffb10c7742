import { describe, expect, it } from 'vitest'
import { diagnose, TEST_TEXT } from './diagnose'

describe('the self-test of a scanner', () => {
  it.each([
    [TEST_TEXT, null],
    [`]d2${TEST_TEXT}`, null],
    [TEST_TEXT.replace('\x1d', ''), 'separatorMissing'],
    [TEST_TEXT.replace('\x1d', '^'), 'separatorReplaced'],
    ['010690123456789210aB9\x1d21zZ7', 'caseInverted'],
    ['０１０６９０１２３４５６７８９２１０Ａb9', 'inputMethodOn'],
    [TEST_TEXT.replaceAll('0', 'à').replaceAll('1', '&').replaceAll('2', 'é'), 'layoutWrong'],
    ['6901234567892', 'otherCode'],
  ])('%j is found to be %s', (raw, fault) => {
    expect(diagnose(raw).fault).toBe(fault)
  })

  it('tells the symbology identifier that the scanner sends', () => {
    expect(diagnose(`]d2${TEST_TEXT}`).symbology).toBe(']d2')
    expect(diagnose(TEST_TEXT).symbology).toBe(null)
  })
})
