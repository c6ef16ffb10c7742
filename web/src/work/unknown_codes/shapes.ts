import type { Shape } from '@/api/shapes'

/** A code that nobody has bound, however often it was scanned. */
export type UnknownCode = Shape<'UnknownCodeOut'>

/** An item that it may be, and why. */
export type Suggestion = Shape<'SuggestionOut'>

export type Suggestions = Shape<'SuggestionsOut'>

/** How many it holds is known, and the item has no packaging level of so many. */
export function isLevelMissing({ level_exists, factor }: Suggestion): boolean {
  return !level_exists && factor !== null
}
