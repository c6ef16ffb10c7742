import { ActionIcon, Box, Group, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { createContext, useContext, type ReactNode } from 'react'
import { useT } from '@/messages'
import { useTitle } from '@/ui/Page'
import { useSession } from '@/work/session/session'

/** What the shell puts into the head of every floor screen. */
export interface FloorHeadParts {
  /** Leads home, on the home page. */
  brand: ReactNode
  /** The right corner: whether the server is heard, and the person's own menu. */
  corner: ReactNode
}

export const FloorHeadContext = createContext<FloorHeadParts>({ brand: null, corner: null })

/** A floor screen: head, scrolling middle, and what the thumb needs at the bottom. */
export function FloorPage({
  title,
  subtitle,
  back,
  bottom,
  children,
}: {
  title: string
  subtitle?: ReactNode
  back?: string
  bottom?: ReactNode
  children: ReactNode
}) {
  useTitle(title)
  return (
    <Box style={{ height: '100dvh', display: 'flex', flexDirection: 'column' }}>
      <FloorHead title={title} subtitle={subtitle} back={back} />
      <Box
        component="main"
        id="main"
        px={12}
        py={12}
        maw={640}
        w="100%"
        mx="auto"
        style={{ flex: 1, overflowY: 'auto' }}
      >
        {children}
      </Box>
      {bottom && (
        <Box
          px={12}
          pt={10}
          style={{
            background: 'var(--surface)',
            borderTop: '1px solid var(--line)',
            paddingBottom: 'max(10px, env(safe-area-inset-bottom))',
          }}
        >
          <Box maw={616} mx="auto">
            {bottom}
          </Box>
        </Box>
      )}
    </Box>
  )
}

function FloorHead({
  title,
  subtitle,
  back,
}: {
  title: string
  subtitle?: ReactNode
  back?: string
}) {
  const t = useT()
  const { session, site } = useSession()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const { brand, corner } = useContext(FloorHeadContext)
  const isHome = pathname === '/m'
  return (
    <Box
      component="header"
      px={8}
      style={{
        background: 'var(--surface)',
        borderBottom: '1px solid var(--line)',
      }}
    >
      <Group h={58} gap={6} wrap="nowrap" maw={640} mx="auto">
        {isHome ? (
          <Link to="/m" style={{ color: 'inherit', textDecoration: 'none', paddingInline: 6 }}>
            {brand}
          </Link>
        ) : (
          <ActionIcon
            size={48}
            variant="subtle"
            aria-label={t('ui.button.back')}
            onClick={() => void navigate({ to: back ?? '/m' })}
          >
            <IconArrowLeft size={26} />
          </ActionIcon>
        )}
        <Box style={{ flex: 1, minWidth: 0 }}>
          <Text
            component="h1"
            m={0}
            fw={650}
            fz={isHome ? 14 : 18}
            lh={1.25}
            truncate
            className={isHome ? 'sr' : undefined}
          >
            {title}
          </Text>
          <Text size="xs" c="dimmed" truncate component="div">
            {subtitle ?? `${site?.name ?? ''} · ${session.person.name}`}
          </Text>
        </Box>
        {corner}
      </Group>
    </Box>
  )
}
