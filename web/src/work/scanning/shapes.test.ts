import { expect, it } from 'vitest'
import { isDocument } from './shapes'

it.each([
  ['purchase_order', true],
  ['shipping_notice', true],
  ['item', false],
  ['handling_unit', false],
  ['unknown', false],
])('a scan that is %s is a document: %s', (kind, expected) => {
  expect(isDocument({ kind, id: '1', title: '' })).toBe(expected)
})
