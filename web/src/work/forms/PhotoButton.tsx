import { useT } from '@/messages'
import { Alert, Button, FileButton, Stack } from '@mantine/core'
import { IconCamera, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { uploadFile } from './upload'
import { problemText } from '@/ui/refusals'

/** Takes or chooses a photograph and uploads it; what is told is its SHA-256. */
export function PhotoButton({ onPhoto }: { onPhoto: (sha256: string) => void }) {
  const t = useT()
  const [state, setState] = useState<'none' | 'busy' | 'done'>('none')
  const [fault, setFault] = useState<string | null>(null)

  async function take(file: File | null): Promise<void> {
    if (file === null) return
    setState('busy')
    const result = await uploadFile(file)
    if (result.ok) {
      onPhoto(result.value.sha256)
      setFault(null)
      setState('done')
      return
    }
    setState('none')
    const { failure } = result
    setFault(failure.kind === 'refused' ? problemText(failure.problem) : t('ui.load.network'))
  }

  return (
    <Stack gap={8}>
      <FileButton accept="image/*" capture="environment" onChange={(file) => void take(file)}>
        {(props) => (
          <Button
            {...props}
            size="lg"
            variant={state === 'done' ? 'light' : 'default'}
            loading={state === 'busy'}
            leftSection={
              state === 'done' ? <IconCircleCheck aria-hidden /> : <IconCamera aria-hidden />
            }
          >
            {t(state === 'done' ? 'forms.photo.taken' : 'forms.photo.take')}
          </Button>
        )}
      </FileButton>
      {fault && (
        <Alert color="red" role="alert">
          {fault}
        </Alert>
      )}
    </Stack>
  )
}
