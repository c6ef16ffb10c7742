import { useT } from '@/messages'
import { Box, Button, Code } from '@mantine/core'
import { IconAlertTriangle, IconMapOff } from '@tabler/icons-react'
import { Link, useLocation, type ErrorComponentProps } from '@tanstack/react-router'
import { Blank } from '@/ui/Blank'

export function NotFound() {
  const t = useT()
  const { pathname } = useLocation()
  return (
    <Blank icon={<IconMapOff size={40} stroke={1.3} />} title={t('app.notFound.title')}>
      <Button component={Link} to={pathname.startsWith('/m') ? '/m' : '/'} variant="light">
        {t('app.notFound.back')}
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
        title={t('app.crashed.title')}
        text={t('app.crashed.text')}
      >
        <Code block>{text}</Code>
        <Button onClick={() => location.reload()}>{t('app.crashed.reload')}</Button>
      </Blank>
    </Box>
  )
}
