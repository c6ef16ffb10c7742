import { word } from '@/messages/codes'
import type { Choice } from '@/work/forms/fields'

/** A packaging level of an item. */
export interface Level {
  id: string
  name: string
  unit: string
  factor: string
}

/** The base unit and the packaging levels of an item, to choose from. */
export function levelChoices(levels: Level[]): Choice[] {
  const base = { value: '0', label: word('level', 'base') }
  return [
    base,
    ...levels.map(({ id, name, factor }) => ({
      value: id,
      label: `${word('level', name)} × ${factor}`,
    })),
  ]
}
