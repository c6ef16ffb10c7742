import { LANGUAGES, setLanguage, useLanguage, useT, type Language } from '@/messages'
import { SegmentedControl } from '@mantine/core'

export function LanguageSwitch() {
  const t = useT()
  const language = useLanguage()
  const data = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))
  return (
    <SegmentedControl
      size="xs"
      data={data}
      value={language}
      aria-label={t('shell.header.language')}
      onChange={(language) => setLanguage(language as Language)}
    />
  )
}
