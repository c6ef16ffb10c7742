import { en as facts } from './facts.en'
import { joined, merge, type Tree } from './join'
import { en as refusals } from './refusals.en'

/** What screens behind the first one say, and every refusal. */
export const rest = merge(
  joined(import.meta.glob<Tree>('../*/*/words.en.ts', { eager: true, import: 'en' })),
  { codes: { refusal: refusals, fact: facts } },
)
