import { Box, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { FloorPage } from '@/work/floor/FloorPage'
import { useScanner } from '@/work/scanning/ScanProvider'
import { useSession } from '@/work/session/session'
import { get } from '@/api/client'
import type { Page as Rows } from '@/api/shapes'
import { useT } from '@/messages'
import { resolve } from '@/work/scanning/read'
import { Blank } from '@/ui/Blank'
import { Page } from '@/ui/Page'
import { problemTitle } from '@/ui/refusals'
import { ScanBar } from '@/work/scanning/ScanBar'
import { ApiError } from '@/api/problem'
import { word } from '@/messages/codes'
import { CodeHistory } from './CodeHistory'
import { Contradictions } from './Contradictions'
import type { Binding } from './shapes'

export interface CodeAddress {
  scheme: string
  value: string
}

/** What a text is as an identifier: what the label's own rules say, or whatever has that value. */
async function identifiersIn(raw: string, site: string | undefined): Promise<CodeAddress[]> {
  const { reading, candidates } = await resolve([{ raw, symbology: null, way: 'typed' }], {
    site_id: site,
  })
  const bound = candidates.flatMap(({ binding }) => (binding ? [binding] : []))
  const own = reading.identifier ? [reading.identifier] : []
  const { rows } = await get<Rows<Binding>>('/identifiers', { q: raw.trim() })
  const all = [...own, ...bound, ...rows].map(({ scheme, value }) => ({ scheme, value }))
  return [...new Map(all.map((one) => [`${one.scheme} ${one.value}`, one])).values()]
}

/** Type or scan a code: which identifiers it is. One is opened at once; of several, choose. */
function useCodeSearch(open: (code: CodeAddress) => void) {
  const t = useT()
  const { site } = useSession()
  const [found, setFound] = useState<CodeAddress[]>([])
  const [said, setSaid] = useState('')
  async function search(raw: string): Promise<void> {
    setFound([])
    setSaid('')
    try {
      const codes = await identifiersIn(raw, site?.id)
      const [only] = codes
      if (only && codes.length === 1) open(only)
      else if (codes.length === 0) setSaid(t('identifiers.nobodyKnows'))
      setFound(codes.length > 1 ? codes : [])
    } catch (error) {
      const isRefused = error instanceof ApiError && error.failure.kind === 'refused'
      setSaid(isRefused ? problemTitle(error.failure.problem) : t('ui.load.network'))
    }
  }
  useScanner(({ raw }) => void search(raw))
  return { search, found, said }
}

/** At a desk: one code in both times; without one, what contradicts. */
export function Codes() {
  const t = useT()
  const navigate = useNavigate()
  const { scheme = '', value = '' } = useSearch({ strict: false }) as Partial<CodeAddress>
  const open = (code: CodeAddress): void => void navigate({ to: '/codes', search: code })
  const codes = useCodeSearch(open)
  const isOpen = scheme !== '' && value !== ''
  return (
    <Page title={isOpen ? `${word('scheme', scheme)} ${value}` : t('masterdata.identifiers')}>
      <Stack>
        <CodeSearch {...codes} />
        <Choices found={codes.found} open={open} />
        {isOpen ? (
          <CodeHistory key={`${scheme}${value}`} {...{ scheme, value }} />
        ) : (
          <Contradictions />
        )}
      </Stack>
    </Page>
  )
}

/** The same in the hand: scan a code, see what it means and meant. */
export function PhoneCodes() {
  const t = useT()
  const navigate = useNavigate()
  const { scheme = '', value = '' } = useSearch({ strict: false }) as Partial<CodeAddress>
  const open = (code: CodeAddress): void => void navigate({ to: '/m/codes', search: code })
  const codes = useCodeSearch(open)
  const isOpen = scheme !== '' && value !== ''
  return (
    <FloorPage
      title={isOpen ? value : t('masterdata.identifiers')}
      subtitle={isOpen ? word('scheme', scheme) : undefined}
      back="/m/find"
      bottom={<ScanBar />}
    >
      <Stack>
        {codes.said && <Blank title={codes.said} />}
        <Choices found={codes.found} open={open} />
        {isOpen && <CodeHistory big key={`${scheme}${value}`} {...{ scheme, value }} />}
        {!isOpen && codes.found.length === 0 && <Blank title={t('identifiers.scanOne')} />}
      </Stack>
    </FloorPage>
  )
}

function CodeSearch({ search, said }: { search: (raw: string) => Promise<void>; said: string }) {
  const t = useT()
  const [typed, setTyped] = useState('')
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (typed.trim() !== '') void search(typed)
  }
  return (
    <form onSubmit={submit} role="search">
      <Group gap="sm" align="flex-start">
        <TextInput
          w={420}
          maw="100%"
          value={typed}
          error={said || undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
          placeholder={t('identifiers.search')}
          aria-label={t('identifiers.search')}
          leftSection={<IconSearch size={17} aria-hidden />}
        />
        <Button type="submit" variant="default">
          {t('ui.list.open')}
        </Button>
      </Group>
    </form>
  )
}

function Choices({ found, open }: { found: CodeAddress[]; open: (code: CodeAddress) => void }) {
  const t = useT()
  if (found.length === 0) return null
  return (
    <Box className="card" p="md">
      <Text fw={650} mb="sm">
        {t('identifiers.several')}
      </Text>
      <Group gap="sm">
        {found.map((one) => (
          <Button key={`${one.scheme}${one.value}`} variant="light" onClick={() => open(one)}>
            {word('scheme', one.scheme)} {one.value}
          </Button>
        ))}
      </Group>
    </Box>
  )
}
