import { expect, it } from 'vitest'
import { rolesWith, type Role } from './roles'

const role = (code: string, ...actions: string[]): Role => ({
  code,
  name_zh: code,
  name_en: code,
  actions,
})
const ROLES = [
  role('picker', 'picking.*', 'documents.read'),
  role('buyer', 'holds.approve_lift', 'documents.*'),
  role('quality', 'holds.*'),
]

it.each([
  ['picking.pick', ['picker']],
  ['holds.approve_lift', ['buyer', 'quality']],
  ['holds.place_hold', ['quality']],
  ['documents.read', ['picker', 'buyer']],
  ['people.read', []],
])('%s may be done by %j', (right, expected) => {
  expect(rolesWith(ROLES, right).map(({ code }) => code)).toEqual(expected)
})
