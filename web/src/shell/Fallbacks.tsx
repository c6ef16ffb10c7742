import { useT } from '@/messages'
import { Box, Button, Code } from '@mantine/core'
import { IconAlertTriangle, IconMapOff } from '@tabler/icons-react'
import { Link, useLocation, type ErrorComponentProps } from '@tanstack/react-router'
import { Blank } from '@/ui/Blank'

export function NotFound() {
  const t = useT()
  const { pathname } = useLocation()
  return (
    <Blank icon={<IconMapOff size={40} stroke={1.3} />} title={t('shell.notFound.title')}>
      <Button component={Link} to={pathname.startsWith('/m') ? '/m' : '/'} variant="light">
        {t('shell.notFound.back')}
      </Button>
    </Blank>
  )
}

/** A screen that failed takes only itself down; what was recorded is safe. */
export function Crashed({ error }: ErrorComponentProps) {
  const t = useT()
  const text = error instanceof Error ? error.message : String(error)
  return (
    <Box component="main">
      <Blank
        icon={<IconAlertTriangle size={40} stroke={1.3} />}
        title={t('shell.crashed.title')}
        text={t('shell.crashed.text')}
      >
        <Code block>{text}</Code>
        <Button onClick={() => location.reload()}>{t('shell.crashed.reload')}</Button>
      </Blank>
    </Box>
  )
}
