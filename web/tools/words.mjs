/**
 * Prints texts of the screens as JSON: { zh: { key: text }, en: … }, for the sheets that the server
 * writes. Arguments: keys, or beginnings of keys that end in a point.
 */
import process from 'node:process'
import { createServer } from 'vite'

const wanted = process.argv.slice(2)
const server = await createServer({
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true },
})

function flat(tree, prefix = '', into = {}) {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into[prefix + key] = value
    else flat(value, `${prefix}${key}.`, into)
  }
  return into
}

function isWanted(key) {
  return wanted.some((name) => (name.endsWith('.') ? key.startsWith(name) : key === name))
}

const said = {}
for (const language of ['zh', 'en']) {
  const { merge } = await server.ssrLoadModule('/src/messages/join.ts')
  const { first } = await server.ssrLoadModule(`/src/messages/first.${language}.ts`)
  const { rest } = await server.ssrLoadModule(`/src/messages/rest.${language}.ts`)
  const all = flat(merge(merge({}, first), rest))
  said[language] = Object.fromEntries(
    Object.entries(all)
      .filter(([key]) => isWanted(key))
      .sort(),
  )
}
await server.close()
process.stdout.write(`${JSON.stringify(said, null, 1)}\n`)
