import { useT } from '@/messages'
import {
  Anchor,
  Alert,
  Button,
  FileButton,
  Group,
  Image,
  SimpleGrid,
  Stack,
  Text,
} from '@mantine/core'
import { IconFile, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { address } from '@/api/client'
import { command } from '@/outbox/command'
import type { Failure } from '@/api/problem'
import { Blank } from '@/ui/Blank'
import { problemText } from '@/ui/refusals'
import { RefusalBlock } from '@/ui/RefusalBlock'
import { useCommand } from '@/work/forms/useCommand'
import { Instant } from '@/ui/Values'
import { uploadFile } from '@/work/forms/upload'
import type { DocumentFile } from './shapes'

const KIBIBYTE = 1024

export function Files({ documentId, files }: { documentId: string; files: DocumentFile[] }) {
  const t = useT()
  return (
    <Stack p="md">
      {files.length === 0 && <Blank title={t('ui.document.noFiles')} />}
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {files.map((file) => (
          <FileCard key={file.id} file={file} />
        ))}
      </SimpleGrid>
      <AddFile documentId={documentId} />
    </Stack>
  )
}

function FileCard({ file }: { file: DocumentFile }) {
  const href = address(`/files/${file.sha256}`)
  return (
    <Stack className="card" p="sm" gap={6}>
      {file.media_type.startsWith('image/') ? (
        <Image src={href} h={120} fit="cover" radius="sm" alt={file.name} />
      ) : (
        <IconFile size={40} stroke={1.2} aria-hidden />
      )}
      <Anchor href={href} download={file.name} size="sm" truncate>
        {file.name}
      </Anchor>
      <Text size="xs" c="dimmed">
        {Math.ceil(file.size / KIBIBYTE)} KB · {file.person?.name ?? '—'} ·{' '}
        <Instant value={file.added_at} />
      </Text>
    </Stack>
  )
}

/** A file or, on a phone, a photograph. */
export function AddFile({ documentId, big = false }: { documentId: string; big?: boolean }) {
  const t = useT()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const { run, outcome, dismiss } = useCommand()

  async function add(file: File | null): Promise<void> {
    if (file === null) return
    setBusy(true)
    const result = await uploadFile(file)
    if (result.ok) {
      const { sha256 } = result.value
      await run(command('/documents/attach-file', { document: documentId, sha256 }))
    }
    setBusy(false)
    setFailure(result.ok ? null : result.failure)
  }

  return (
    <Group>
      <FileButton onChange={(file) => void add(file)}>
        {(props) => (
          <Button
            {...props}
            loading={isBusy}
            variant="default"
            size={big ? 'lg' : 'sm'}
            leftSection={<IconUpload size={17} aria-hidden />}
          >
            {t('ui.document.addFile')}
          </Button>
        )}
      </FileButton>
      {outcome?.kind === 'refused' && (
        <RefusalBlock problem={outcome.problem} onDismiss={dismiss} />
      )}
      {failure && (
        <Alert color="red" role="alert" py={6}>
          {failure.kind === 'refused' ? problemText(failure.problem) : t('ui.load.network')}
        </Alert>
      )}
    </Group>
  )
}
