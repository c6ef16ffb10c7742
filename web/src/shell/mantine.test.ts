import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, it } from 'vitest'

const CORE = 'node_modules/@mantine/core'
const STYLED = /components\/([A-Za-z]+)\//

function filesUnder(folder: string, end: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => path.endsWith(end) && statSync(path).isFile())
}

/** The components of Mantine that a component is made of. */
function partsOf(component: string): string[] {
  const folder = `${CORE}/esm/components/${component}`
  return filesUnder(folder, '.mjs').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/from "([^"]+)"/g)]
      .map(([, from]) => STYLED.exec(normalize(join(dirname(path), from ?? '')))?.[1] ?? component)
      .filter((name) => name !== component),
  )
}

const known = new Set(readdirSync(`${CORE}/esm/components`))
const styles = new Set(readdirSync(`${CORE}/styles`))

/** Every component with styles of its own that these files draw, whatever is inside it too. */
function drawnBy(paths: string[]): string[] {
  const waiting = paths
    .flatMap((path) => [
      ...readFileSync(path, 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g),
    ])
    .flatMap(([, names]) => names?.match(/\b[A-Z]\w+/g) ?? [])
    .filter((name) => known.has(name))
  const drawn = new Set<string>()
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (drawn.has(name)) continue
    drawn.add(name)
    waiting.push(...partsOf(name))
  }
  return [...drawn].filter((name) => styles.has(`${name}.css`)).sort()
}

function loadedBy(path: string): string[] {
  const found = readFileSync(path, 'utf8').matchAll(/styles\/([A-Z]\w+)\.css/g)
  return [...found].map(([, name]) => name ?? '').sort()
}

/** What a handheld draws first. */
const FIRST = [
  'shell/App',
  'shell/Fallbacks',
  'shell/PhoneShell',
  'work/floor/FloorPage',
  'shell/AccountButton',
  'shell/LinkState',
  'shell/PhoneHome',
  'work/scanning/ScanBar',
  'work/scanning/ScanPanel',
  'ui/RefusalBlock',
  'ui/ResultBlock',
  'ui/Blank',
  'ui/Badge',
].map((name) => `src/${name}.tsx`)

it('the first screen has the styles of what it draws, and no others', () => {
  expect(loadedBy('src/ui/mantine.ts')).toEqual(drawnBy(FIRST))
})

it('all screens together have the styles of what they draw, and no others', () => {
  const loaded = [...loadedBy('src/ui/mantine.ts'), ...loadedBy('src/ui/mantine-more.ts')]
  expect(loaded.sort()).toEqual(drawnBy(filesUnder('src', '.tsx')))
})
