/** Texts as a tree; a text's key is its path: "ui.button.save". */
export type Tree = { [key: string]: string | Tree }

/**
 * Texts of many folders as one tree, each under the name of its folder. What a folder says under
 * `codes` are words for codes of the server: those of all folders stand together.
 *
 * `files`: path → texts, "../inbound/receiving/words.zh.ts" → its tree.
 */
export function joined(files: Record<string, Tree>): Tree {
  const all: Tree = {}
  for (const [path, { codes, ...own }] of Object.entries(files)) {
    merge(all, { [path.split('/').at(-2) ?? '']: own, ...(codes ? { codes } : {}) })
  }
  return all
}

/** Adds a tree to another, branch by branch. */
export function merge(into: Tree, more: Tree): Tree {
  for (const [key, value] of Object.entries(more)) {
    const before = into[key]
    into[key] = typeof value === 'string' ? value : merge(asTree(before), value)
  }
  return into
}

function asTree(node: string | Tree | undefined): Tree {
  return typeof node === 'object' ? node : {}
}
