/**
 * The layers of src/, kept by dependency-cruiser: `npm run layers`.
 *
 *   messages · api · scan < outbox · live < ui < work (its shared words, in order)
 *     < capabilities (no one imports another) < the wings' rooms < shell
 *
 * Nothing imports what stands above it, types and lazy imports included, and nothing goes in a
 * circle. A folder that stands in no layer fails, and so does a layer that has no folder.
 */
import { existsSync } from 'node:fs'

const WINGS = [
  ...['foundation', 'masterdata', 'work', 'inbound', 'inside', 'outbound', 'views', 'hub'],
]
/** What knows no screen, lowest first; a word may import those before it. */
const BASE = ['messages', 'api', 'scan', 'outbox', 'live']
/** What capabilities share, lowest first; other words of the wing are capabilities. */
const SHARED = [
  ...['house', 'session', 'lists', 'forms', 'references', 'standing', 'documents', 'records'],
  ...['stock', 'scanning', 'floor', 'tasks'],
]

const floors = [...BASE, 'ui', ...SHARED.map((word) => `work/${word}`)]
for (const folder of [...floors, ...WINGS, 'shell']) {
  if (!existsSync(`src/${folder}`)) throw new Error(`layers.mjs names src/${folder}: there is none`)
}

const any = (words) => `(${words.join('|')})`
const floor = (words) => `^src/${any(words)}/`
const shared = floor(SHARED.map((word) => `work/${word}`))
const capability = `^src/${any(WINGS)}/([^/]+)/`
const rooms = `^src/${any(WINGS)}/(rooms|words[.](zh|en))[.]ts$`
const known = `${floor([...BASE, 'ui', 'shell'])}|${capability}|${rooms}`

const forbidden = [
  ...floors.map((name, index) => ({
    name: `${name} is below`,
    comment: 'A layer imports only what stands below it.',
    severity: 'error',
    from: { path: floor([name]) },
    to: { path: '^src/', pathNot: floor(floors.slice(0, index + 1)) },
  })),
  {
    name: 'capabilities stand alone',
    comment: 'What two of them need moves down to work/; what one shows in another is a panel.',
    severity: 'error',
    from: { path: capability, pathNot: shared },
    to: { path: '^src/', pathNot: [floor(floors), '^src/$1/$2/'] },
  },
  {
    name: 'rooms open their own wing',
    severity: 'error',
    from: { path: rooms },
    to: { path: '^src/', pathNot: [floor(floors), '^src/$1/'] },
  },
  {
    name: 'the shell knows rooms only',
    comment: 'Screens come to the shell through the rooms of their wing.',
    severity: 'error',
    from: { path: '^src/shell/' },
    to: { path: capability, pathNot: shared },
  },
  {
    name: 'no circle',
    severity: 'error',
    from: { path: '^src/' },
    to: { circular: true },
  },
  {
    name: 'every folder has its layer',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^src/', pathNot: known },
  },
  {
    name: 'no file that nobody uses',
    severity: 'error',
    from: {
      orphan: true,
      path: '^src/',
      // Texts are found by their names (src/messages).
      pathNot: '[.]test[.]tsx?$|[.]d[.]ts$|^src/test-setup[.]ts$|/words[.](zh|en)[.]ts$',
    },
    to: {},
  },
]

export default {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    includeOnly: '^src/',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
}
