import '@/ui/mantine-more'
import { Button, Modal, Stack, Text, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import type { Scanned } from './ScanProvider'
import { useT } from '@/messages'

/** A code typed by hand; it is marked as typed. */
export default function TypeDialog({
  isOpen,
  onClose,
  onCode,
}: {
  isOpen: boolean
  onClose: () => void
  onCode: (scanned: Scanned) => void
}) {
  const t = useT()
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const raw = String(new FormData(event.currentTarget).get('raw')).trim()
    if (raw !== '') onCode({ raw, symbology: null, way: 'typed' })
  }
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('ui.scan.typeTitle')}
      closeButtonProps={{ 'aria-label': t('ui.button.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            name="raw"
            label={t('ui.scan.typeLabel')}
            size="lg"
            data-autofocus
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            className="code"
          />
          <Text size="sm" c="dimmed">
            {t('ui.scan.typeText')}
          </Text>
          <Button type="submit" size="lg">
            {t('ui.scan.submit')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
