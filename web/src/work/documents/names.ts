/** How items and their units are called in the reader's language. */
import { language } from '@/messages'
import { word } from '@/messages/codes'
import type { ItemWords } from './shapes'

export function itemName(item: ItemWords | null): string {
  if (item === null) return '—'
  if (language() === 'en' && item.name_en) return item.name_en
  return item.name || item.code
}

/** The word of the item's base unit. */
export function unitWord(item: ItemWords | null): string {
  return item?.base_unit ? word('unit', item.base_unit) : ''
}
