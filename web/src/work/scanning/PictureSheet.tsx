import '@/ui/mantine-more'
import { useT } from '@/messages'
import { Button, Modal, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Scanned } from './ScanProvider'
import type { Symbol } from '@/scan/decode'
import { Decoder, readPicture } from '@/scan/decoder'
import { visible } from '@/scan/show'
import { Blank, Loading } from '@/ui/Blank'

type Found = { state: 'looking' } | { state: 'failed' } | { state: 'done'; symbols: Symbol[] }

/** Reads a photograph; with one code in it, that is the scan, with several a person chooses. */
export default function PictureSheet({
  file,
  onClose,
  onCode,
}: {
  file: File
  onClose: () => void
  onCode: (scanned: Scanned) => void
}) {
  const t = useT()
  const [found, setFound] = useState<Found>({ state: 'looking' })
  const report = useRef(onCode)

  useEffect(() => {
    const decoder = new Decoder()
    let isGone = false
    readPicture(decoder, file).then(
      (symbols) => {
        if (isGone) return
        const [only] = symbols
        if (only && symbols.length === 1) report.current(scannedFrom(only))
        else setFound({ state: 'done', symbols })
      },
      () => setFound({ state: 'failed' }),
    )
    return () => {
      isGone = true
      decoder.close()
    }
  }, [file])

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('ui.scan.picture')}
      closeButtonProps={{ 'aria-label': t('ui.button.close') }}
    >
      {found.state === 'looking' && <Loading />}
      {found.state === 'failed' && <Blank title={t('ui.scan.failed')} />}
      {found.state === 'done' && found.symbols.length === 0 && (
        <Blank title={t('ui.scan.nothing')} text={t('ui.scan.nothingText')} />
      )}
      {found.state === 'done' && found.symbols.length > 1 && (
        <Stack>
          <Text fw={600}>{t('ui.scan.several', { count: found.symbols.length })}</Text>
          {found.symbols.map((symbol) => (
            <Button
              key={`${symbol.symbology}${symbol.raw}`}
              variant="default"
              h="auto"
              py={12}
              onClick={() => onCode(scannedFrom(symbol))}
            >
              <span className="code" style={{ whiteSpace: 'normal' }}>
                {visible(symbol.raw)}
              </span>
            </Button>
          ))}
        </Stack>
      )}
    </Modal>
  )
}

function scannedFrom({ raw, symbology }: Symbol): Scanned {
  return { raw, symbology, way: 'scanned' }
}
