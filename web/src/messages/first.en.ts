import { joined, type Tree } from './join'

/** What the first screen says, the names of all rooms among it; a handheld waits for no more. */
export const first = joined(
  import.meta.glob<Tree>('../*/words.en.ts', { eager: true, import: 'en' }),
)
