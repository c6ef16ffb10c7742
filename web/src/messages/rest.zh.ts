import { zh as facts } from './facts.zh'
import { joined, merge, type Tree } from './join'
import { zh as refusals } from './refusals.zh'

/** What screens behind the first one say, and every refusal. */
export const rest = merge(
  joined(import.meta.glob<Tree>('../*/*/words.zh.ts', { eager: true, import: 'zh' })),
  { codes: { refusal: refusals, fact: facts } },
)
