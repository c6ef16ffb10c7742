import '@/ui/mantine-more'
import { useT } from '@/messages'
import { Button, Group, Paper, Text } from '@mantine/core'
import { useRegisterSW } from 'virtual:pwa-register/react'

/** Offers a new version; a person decides when, because a reload interrupts the work. */
export default function UpdateOffer() {
  const t = useT()
  const {
    needRefresh: [isReady, setReady],
    updateServiceWorker,
  } = useRegisterSW()
  if (!isReady) return null
  return (
    <Paper
      className="card no-print"
      p="sm"
      pos="fixed"
      bottom={12}
      left={12}
      style={{ zIndex: 400 }}
    >
      <Group>
        <Text size="sm">{t('shell.update.ready')}</Text>
        <Button size="xs" onClick={() => void updateServiceWorker(true)}>
          {t('shell.update.reload')}
        </Button>
        <Button size="xs" variant="subtle" onClick={() => setReady(false)}>
          {t('shell.update.later')}
        </Button>
      </Group>
    </Paper>
  )
}
