import { useT } from '@/messages'
import { Box, Group, Title } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'

/** A desk page: its title (also the tab's), what can be done, and the content. */
export function Page({
  title,
  badge,
  actions,
  children,
}: {
  title: string
  badge?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  useTitle(title)
  return (
    <Box px={{ base: 'md', md: 'xl' }} py="lg" maw={1440} mx="auto">
      <Group justify="space-between" mb="md" gap="sm" mih={36}>
        <Group gap="sm">
          <Title order={1} size={24}>
            {title}
          </Title>
          {badge}
        </Group>
        <Group gap="xs" className="no-print">
          {actions}
        </Group>
      </Group>
      {children}
    </Box>
  )
}

export function useTitle(title: string): void {
  const t = useT()
  const name = t('ui.name')
  useEffect(() => {
    document.title = `${title} · ${name}`
  }, [title, name])
}
