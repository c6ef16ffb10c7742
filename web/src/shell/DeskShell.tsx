import { useT } from '@/messages'
import { AppShell, Burger, Group, ScrollArea, Select, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { SearchBox } from './SearchBox'
import { AccountMenu } from './AccountMenu'
import { Brand } from './Brand'
import { DeskNav } from './DeskNav'
import { LinkState } from './LinkState'
import { LivePulse } from './LivePulse'
import { useMenu } from './useMenu'
import { ScanProvider, useScanner, useShortcut } from '@/work/scanning/ScanProvider'
import { useSession } from '@/work/session/session'

export function DeskShell() {
  return (
    <ScanProvider floor={false}>
      <LivePulse>
        <DeskFrame />
      </LivePulse>
    </ScanProvider>
  )
}

function DeskFrame() {
  const t = useT()
  const [isOpen, { toggle, close }] = useDisclosure(false)
  const { pathname } = useLocation()
  const navigate = useNavigate()
  useEffect(close, [close, pathname])
  useGoKeys()
  // A scan at a desk looks the code up, unless the page wants it.
  useScanner(({ raw }) => void navigate({ to: '/find', search: { q: raw } }))
  return (
    <AppShell
      header={{ height: 58 }}
      padding={0}
      navbar={{ width: 216, breakpoint: 'md', collapsed: { mobile: !isOpen } }}
    >
      <a href="#main" className="skip">
        {t('shell.header.skip')}
      </a>
      <AppShell.Header className="no-print" px="md" style={{ background: 'var(--surface)' }}>
        <Group h="100%" gap="md" wrap="nowrap">
          <Burger
            opened={isOpen}
            onClick={toggle}
            hiddenFrom="md"
            size="sm"
            aria-label={t('shell.nav.main')}
          />
          <Link to="/" style={{ textDecoration: 'none', color: 'inherit' }}>
            <Brand />
          </Link>
          <SearchBox />
          <Group gap={6} ml="auto" wrap="nowrap">
            <SiteSelect />
            <LinkState to="/outbox" />
            <AccountMenu face="desk" />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className="no-print" style={{ background: 'var(--surface)' }}>
        <ScrollArea type="scroll" p={10}>
          <DeskNav pathname={pathname} />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  )
}

export function SiteSelect() {
  const t = useT()
  const { session, site, setSite } = useSession()
  if (session.sites.length < 2) {
    return site ? (
      <Text size="sm" c="dimmed" visibleFrom="sm">
        {site.name}
      </Text>
    ) : null
  }
  return (
    <Select
      size="xs"
      w={150}
      aria-label={t('shell.header.site')}
      allowDeselect={false}
      data={session.sites.map(({ id, name }) => ({ value: id, label: name }))}
      value={site?.id ?? null}
      onChange={(id) => id && setSite(id)}
    />
  )
}

const GO_WITHIN_MS = 1500

/** `g` then a letter goes to a page. */
function useGoKeys(): void {
  const navigate = useNavigate()
  const menu = useMenu()
  const pressedAt = useRef(-Infinity)
  useShortcut((key) => {
    const now = performance.now()
    if (key === 'g') {
      pressedAt.current = now
      return
    }
    if (now - pressedAt.current > GO_WITHIN_MS) return
    pressedAt.current = -Infinity
    const target = menu.flatMap(({ entries }) => entries).find((entry) => entry.key === key)
    if (target) void navigate({ to: target.to })
  })
}
