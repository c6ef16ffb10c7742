/**
 * Prints what a handheld downloads before its first screen works, gzipped, and fails above the
 * budget. Read from the manifest of the build: everything that the entry, the phone's shell and its
 * first screen import, with styles and one language. Run after a build: node payload.mjs
 */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const BUDGET_KB = 220
const FIRST = [
  'index.html',
  'src/shell/PhoneShell.tsx',
  'src/shell/PhoneHome.tsx',
  'src/messages/first.zh.ts',
]

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))
const files = new Set(['index.html'])

function follow(name) {
  const chunk = manifest[name]
  if (chunk === undefined) throw new Error(`not in the build: ${name}`)
  if (files.has(chunk.file)) return
  files.add(chunk.file)
  chunk.css?.forEach((file) => files.add(file))
  chunk.imports?.forEach(follow)
}

FIRST.forEach(follow)
const sizes = [...files]
  .map((file) => [file, gzipSync(readFileSync(`dist/${file}`)).length / 1000])
  .sort((a, b) => b[1] - a[1])
const total = sizes.reduce((sum, [, size]) => sum + size, 0)
for (const [file, size] of sizes.slice(0, 8))
  console.log(`${size.toFixed(1).padStart(7)} kB  ${file}`)
console.log(
  `${total.toFixed(1).padStart(7)} kB  in ${files.size} files; the budget is ${BUDGET_KB} kB`,
)
process.exit(total > BUDGET_KB ? 1 : 0)
