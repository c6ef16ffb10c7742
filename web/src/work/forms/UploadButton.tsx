import { Button, FileButton, Modal } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { address, send } from '@/api/client'
import type { Problem } from '@/api/problem'
import { useT } from '@/messages'
import { RefusalBlock } from '@/ui/RefusalBlock'

const UPLOAD_TIMEOUT_MS = 600_000

/** Sends a file to an address; says why where it is not taken. */
export function UploadButton<Answer>({
  path,
  label,
  accept,
  more = {},
  primary = false,
  onDone,
}: {
  path: string
  label: string
  accept: string
  /** Other fields of the form. */
  more?: Record<string, string>
  primary?: boolean
  onDone: (answer: Answer) => void
}) {
  const t = useT()
  const cache = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function upload(file: File | null): Promise<void> {
    if (file === null) return
    setBusy(true)
    const form = new FormData()
    for (const [name, value] of Object.entries(more)) form.append(name, value)
    form.append('file', file)
    const sent = { method: 'POST', body: form, timeoutMs: UPLOAD_TIMEOUT_MS }
    const result = await send<Answer>(address(path), sent)
    setBusy(false)
    if (result.ok) {
      await cache.invalidateQueries()
      onDone(result.value)
    } else if (result.failure.kind === 'refused') setProblem(result.failure.problem)
    else setProblem({ status: 0, title: t('ui.load.network') })
  }
  return (
    <>
      <FileButton accept={accept} onChange={(file) => void upload(file)}>
        {(props) => (
          <Button
            {...props}
            loading={isBusy}
            variant={primary ? 'filled' : 'default'}
            leftSection={<IconUpload size={17} aria-hidden />}
          >
            {label}
          </Button>
        )}
      </FileButton>
      {problem && (
        <Modal opened onClose={() => setProblem(null)} title={label}>
          <RefusalBlock problem={problem} onDismiss={() => setProblem(null)} />
        </Modal>
      )}
    </>
  )
}
