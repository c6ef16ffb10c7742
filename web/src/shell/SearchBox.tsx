import { useT } from '@/messages'
import { Kbd, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useRef, type FormEvent } from 'react'
import { useShortcut } from '@/work/scanning/ScanProvider'

/** The one search box: codes, names, lots, serials, numbers, partners. `/` goes to it. */
export function SearchBox() {
  const t = useT()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  useShortcut((key) => {
    if (key === '/') field.current?.focus()
  })
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const q = field.current?.value.trim() ?? ''
    if (q !== '') void navigate({ to: '/find', search: { q } })
  }
  return (
    <form role="search" onSubmit={submit} style={{ flex: 1, maxWidth: 460 }}>
      <TextInput
        ref={field}
        type="search"
        placeholder={t('shell.header.search')}
        aria-label={t('shell.header.search')}
        leftSection={<IconSearch size={17} aria-hidden />}
        rightSection={
          <Kbd size="xs" aria-hidden>
            /
          </Kbd>
        }
        onKeyDown={(event) => event.key === 'Escape' && field.current?.blur()}
      />
    </form>
  )
}
