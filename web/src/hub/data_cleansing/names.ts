import type { Language } from '@/messages'
import { fieldLabel } from '@/work/records/fields'
import type { FullRun } from './shapes'

/** What a field of the old table is called on screen. */
export function fieldName({ fields }: FullRun, name: string, language: Language): string {
  const known = fields.find((field) => field.name === name)
  return language === 'zh-CN' && known ? known.name_zh : fieldLabel(name)
}
