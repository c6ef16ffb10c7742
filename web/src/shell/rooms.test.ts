import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Address } from '@/work/house/room'
import { ROOMS, WINGS } from './rooms'
import { OWN } from './routes'

const SOURCE = join(__dirname, '..')
const phone = ({ path }: Address): string => `/m/${path}`
const desk = ({ path }: Address): string => path
const routes = [
  '/m',
  ...[OWN, ...ROOMS].flatMap((room) => [
    ...(room.desk ?? []).map(desk),
    ...(room.phone ?? []).map(phone),
  ]),
]

/** `/counts/$id` and `/counts/${id}` are the same address; what stands behind `?` is none. */
function shape(address: string): string {
  return address
    .replace(/\?.*$/, '')
    .replace(/\$\{[^{}]*\}|\$\w+/g, '*')
    .replace(/(.)\/$/, '$1')
}

const known = new Set(routes.map(shape))
const nowhere = (addresses: string[]): string[] =>
  addresses.filter((address) => !known.has(shape(address)))

describe('the rooms', () => {
  it('have no address twice', () => {
    expect(routes.filter((route, index) => routes.indexOf(route) !== index)).toEqual([])
  })

  it('are folders of their wing, and every folder with screens is a room', () => {
    const missing = WINGS.flatMap(({ name, rooms }) =>
      rooms.map(({ word }) => `${name}/${word}`),
    ).filter((folder) => !existsSync(join(SOURCE, folder)))
    const listed = new Set(
      WINGS.flatMap(({ name, rooms }) => rooms.map((r) => `${name}/${r.word}`)),
    )
    const unlisted = WINGS.filter(({ name }) => name !== 'work').flatMap(({ name }) =>
      readdirSync(join(SOURCE, name), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !listed.has(`${name}/${entry.name}`))
        .map((entry) => `${name}/${entry.name}`),
    )
    expect(missing).toEqual([])
    expect(unlisted).toEqual([])
  })

  it('have menus, tiles, tasks and pages that lead to a screen', () => {
    const led = ROOMS.flatMap((room) => [
      ...(room.menu ?? []).map(({ to }) => to),
      ...(room.tiles ?? []).map(({ to }) => to),
      ...Object.values(room.tasks ?? {}).flatMap(({ desk: d, phone: p }) => [d, p]),
      ...Object.values(room.shows ?? {}).map((base) => `${base}/$id`),
    ]).filter((address) => address !== undefined)
    expect(led.length).toBeGreaterThan(70)
    expect(nowhere(led)).toEqual([])
  })

  it('have a key of their own each', () => {
    const keys = ROOMS.flatMap((room) => room.menu ?? []).flatMap(({ key }) => key ?? [])
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })
})

describe('an address', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf-8' }).filter((file) =>
    /\.tsx?$/.test(file),
  )

  it('that a screen leads to has a screen', () => {
    const named = /\b(?:to|back)(?::|=\{?)\s*['"`](\/[^'"`]*)['"`]/g
    const led = files
      .filter((file) => !file.includes('.test.'))
      .flatMap((file) => [...readFileSync(join(SOURCE, file), 'utf-8').matchAll(named)])
      .map(([, address]) => address ?? '')
    expect(led.length).toBeGreaterThan(40)
    expect(nowhere(led)).toEqual([])
  })

  it('that the server names for work that was scanned has a screen', () => {
    const server = join(SOURCE, '../../src/tongma/work/scanning')
    const python = readdirSync(server).filter((file) => file.endsWith('.py'))
    const text = python.map((file) => readFileSync(join(server, file), 'utf-8')).join('\n')
    const table = /^ROUTES = \{(.*?)^\}/ms.exec(text)?.[1] ?? ''
    const led = [...table.matchAll(/: "(\/[^"]*)"/g)].map(([, address]) => address ?? '')
    expect(led.length).toBeGreaterThan(5)
    expect(nowhere(led)).toEqual([])
  })
})
