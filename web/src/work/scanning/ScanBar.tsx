import { useT } from '@/messages'
import { Button, FileButton, Group } from '@mantine/core'
import { IconCamera, IconKeyboard, IconPhoto } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useFeed, type Scanned } from './ScanProvider'
import { Loading } from '@/ui/Blank'

const CameraSheet = lazy(() => import('./CameraSheet'))
const PictureSheet = lazy(() => import('./PictureSheet'))
const loadTypeDialog = () => import('./TypeDialog')
const TypeDialog = lazy(loadTypeDialog)

/** The other ways in, always one tap away: camera, picture, typing. */
export function ScanBar() {
  const t = useT()
  const feed = useFeed()
  const [open, setOpen] = useState<'camera' | 'type' | null>(null)
  const [picture, setPicture] = useState<File | null>(null)
  // Fetched behind the first screen, and there when it is asked for, so that a key pressed at once
  // finds it; it stays mounted, so that it gives the focus back when it closes.
  const [isTypeReady, setTypeReady] = useState(false)
  useEffect(() => void loadTypeDialog().then(() => setTypeReady(true)), [])
  const close = (): void => setOpen(null)
  const take = (scanned: Scanned): void => {
    setOpen(null)
    setPicture(null)
    // After the dialog has gone, so that the page under it gets the code.
    setTimeout(() => feed(scanned), 0)
  }
  return (
    <>
      <Group grow gap={8} wrap="nowrap">
        <Way
          icon={<IconCamera size={22} />}
          label={t('ui.scan.camera')}
          onClick={() => setOpen('camera')}
        />
        <FileButton accept="image/*" onChange={setPicture}>
          {(props) => (
            <Way icon={<IconPhoto size={22} />} label={t('ui.scan.picture')} {...props} />
          )}
        </FileButton>
        <Way
          icon={<IconKeyboard size={22} />}
          label={t('ui.scan.type')}
          onClick={() => setOpen('type')}
        />
      </Group>
      <Suspense fallback={open ? <Loading /> : null}>
        {open === 'camera' && (
          <CameraSheet onClose={close} onCode={take} onType={() => setOpen('type')} />
        )}
        {isTypeReady && <TypeDialog isOpen={open === 'type'} onClose={close} onCode={take} />}
        {picture && <PictureSheet file={picture} onClose={() => setPicture(null)} onCode={take} />}
      </Suspense>
    </>
  )
}

function Way({
  icon,
  label,
  onClick,
}: {
  icon: React.ReactNode
  label: string
  onClick: () => void
}) {
  return (
    <Button variant="default" h={52} px={6} onClick={onClick} leftSection={icon} fz={15}>
      {label}
    </Button>
  )
}
