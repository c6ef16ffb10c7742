import type { Shape } from '@/api/shapes'
import type { Task } from '@/work/tasks/shapes'

/** A symbol that did not read clean, with the bytes as they came. */
export type KeptReading = Shape<'KeptReadingOut'>

/** What a label says twice, and differently. */
export interface Conflict {
  field: string
  first: string
  second: string
  raw: string
}

/** The contradiction of a task; a fact that it lacks is empty. */
export function conflictOf({ facts }: Pick<Task, 'facts'>): Conflict {
  const fact = (name: keyof Conflict): string =>
    typeof facts[name] === 'string' ? facts[name] : ''
  return { field: fact('field'), first: fact('first'), second: fact('second'), raw: fact('raw') }
}
