import { address, type Query } from '@/api/client'
import { useLanguage } from '@/messages'

/** Where a list is fetched as a sheet: in the words, the language and the time of this screen. */
export function useSheetAddress(): (path: string, query: Query, format?: string) => string {
  const language = useLanguage()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (path, query, format = 'xlsx') => address(path, { ...query, language, zone, format })
}
