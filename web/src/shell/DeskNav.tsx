import { Collapse, NavLink, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconSearch, IconX } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type KeyboardEvent } from 'react'
import { useT } from '@/messages'
import { ICONS } from '@/work/house/icons'
import type { MenuEntry } from '@/work/house/room'
import { useMenu, type MenuGroup } from './useMenu'

const FOLDED_KEY = 'tongma.nav.folded'
/** The daily work is open until a person folds it; the rest is folded until it is needed. */
const FOLDED_AT_FIRST = ['work', 'masterdata', 'hub', 'foundation']

function readFolded(): string[] {
  try {
    return JSON.parse(localStorage.getItem(FOLDED_KEY) ?? '') as string[]
  } catch {
    return FOLDED_AT_FIRST
  }
}

/** The pages in groups that fold, and a field that finds one by a part of its name. */
export function DeskNav({ pathname }: { pathname: string }) {
  const t = useT()
  const navigate = useNavigate()
  const [words, setWords] = useState('')
  const [folded, setFolded] = useState(readFolded)
  const menu = useMenu()
  const fits = ({ label }: MenuEntry): boolean =>
    t(label).toLowerCase().includes(words.trim().toLowerCase())
  const found = words.trim() === '' ? null : menu.flatMap(({ entries }) => entries.filter(fits))

  function fold(group: string): void {
    const next = folded.includes(group)
      ? folded.filter((each) => each !== group)
      : [...folded, group]
    setFolded(next)
    localStorage.setItem(FOLDED_KEY, JSON.stringify(next))
  }

  function key(event: KeyboardEvent): void {
    const [first] = found ?? []
    if (event.key === 'Escape') setWords('')
    if (event.key !== 'Enter' || !first) return
    setWords('')
    void navigate({ to: first.to })
  }

  return (
    <nav aria-label={t('shell.nav.main')}>
      <TextInput
        size="xs"
        mb={8}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={key}
        placeholder={t('shell.nav.findPage')}
        aria-label={t('shell.nav.findPage')}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={
          words && (
            <UnstyledButton
              aria-label={t('ui.list.clear')}
              onClick={() => setWords('')}
              style={{ lineHeight: 0 }}
            >
              <IconX size={14} />
            </UnstyledButton>
          )
        }
      />
      {found
        ? found.map((item) => <NavEntry key={item.to} item={item} pathname={pathname} />)
        : menu.map((group) => (
            <Group
              key={group.name}
              group={group}
              pathname={pathname}
              isFolded={folded.includes(group.name)}
              onFold={fold}
            />
          ))}
      {found?.length === 0 && (
        <Text size="sm" c="dimmed" px={10}>
          {t('ui.field.nothing')}
        </Text>
      )}
    </nav>
  )
}

function isActive({ to }: MenuEntry, pathname: string): boolean {
  return to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`)
}

/** A group stays open while its page is on screen. */
function Group({
  group,
  pathname,
  isFolded,
  onFold,
}: {
  group: MenuGroup
  pathname: string
  isFolded: boolean
  onFold: (name: string) => void
}) {
  const t = useT()
  const { name, title, entries } = group
  const isOpen = !isFolded || entries.some((item) => isActive(item, pathname))
  return (
    <div>
      <UnstyledButton className="nav-group" aria-expanded={isOpen} onClick={() => onFold(name)}>
        {t(title)}
        <IconChevronDown size={14} aria-hidden />
      </UnstyledButton>
      <Collapse expanded={isOpen} transitionDuration={80}>
        {entries.map((item) => (
          <NavEntry key={item.to} item={item} pathname={pathname} />
        ))}
      </Collapse>
    </div>
  )
}

function NavEntry({ item, pathname }: { item: MenuEntry; pathname: string }) {
  const t = useT()
  const { to, label, icon } = item
  const Icon = ICONS[icon]
  return (
    <NavLink
      component={Link}
      to={to}
      label={t(label)}
      leftSection={<Icon size={19} stroke={1.6} aria-hidden />}
      active={isActive(item, pathname)}
      style={{ borderRadius: 8, padding: '4px 10px' }}
    />
  )
}
