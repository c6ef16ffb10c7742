import '@/ui/mantine-more'
import { useT } from '@/messages'
import { Alert, Box, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Scanned } from './ScanProvider'
import { startCamera, type CameraControl, type CameraTrouble } from '@/scan/camera'

const TROUBLE = {
  not_secure: 'ui.scan.notSecure',
  not_allowed: 'ui.scan.notAllowed',
  not_found: 'ui.scan.notFound',
  failed: 'ui.scan.failed',
} as const

export default function CameraSheet({
  onClose,
  onCode,
  onType,
}: {
  onClose: () => void
  onCode: (scanned: Scanned) => void
  onType: () => void
}) {
  const t = useT()
  const video = useRef<HTMLVideoElement>(null)
  const report = useRef(onCode)
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null)
  const [control, setControl] = useState<CameraControl | null>(null)
  const [isLit, setLit] = useState(false)

  useEffect(() => {
    if (video.current === null) return
    let stopped = false
    let running: CameraControl | null = null
    void startCamera(video.current, {
      found: ({ raw, symbology }) => report.current({ raw, symbology, way: 'scanned' }),
      trouble: setTrouble,
    }).then((started) => {
      running = started
      if (stopped) started?.stop()
      else setControl(started)
    })
    return () => {
      stopped = true
      running?.stop()
    }
  }, [])

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('ui.scan.camera')}
      fullScreen
      padding="md"
      closeButtonProps={{ 'aria-label': t('ui.button.close') }}
    >
      <Stack>
        {trouble && (
          <Alert color="red" role="alert" fz={17}>
            {t(TROUBLE[trouble])}
          </Alert>
        )}
        <Box pos="relative" style={{ borderRadius: 14, overflow: 'hidden', background: '#000' }}>
          <video
            ref={video}
            playsInline
            muted
            aria-label={t('ui.scan.camera')}
            style={{ width: '100%', display: 'block', minHeight: 260, objectFit: 'cover' }}
          />
          <Box
            pos="absolute"
            inset="18% 10%"
            style={{
              border: '3px solid #7fe3cf',
              borderRadius: 12,
              pointerEvents: 'none',
            }}
          />
        </Box>
        <Text ta="center" fz={17}>
          {t('ui.scan.aim')}
        </Text>
        <Group grow>
          {control?.light && (
            <Button
              size="lg"
              variant="default"
              leftSection={<IconBulb />}
              onClick={() => {
                void control.light?.(!isLit)
                setLit(!isLit)
              }}
            >
              {t('ui.scan.light')}
            </Button>
          )}
          <Button size="lg" variant="default" onClick={onType}>
            {t('ui.scan.type')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
