import { command } from '@/outbox/command'
import { useT } from '@/messages'
import { Box, Button, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Blank } from '@/ui/Blank'
import { RefusalBlock } from '@/ui/RefusalBlock'
import { useCommand } from '@/work/forms/useCommand'
import { Instant } from '@/ui/Values'
import type { DocumentNote } from './shapes'

export function Notes({ documentId, notes }: { documentId: string; notes: DocumentNote[] }) {
  const t = useT()
  const [text, setText] = useState('')
  const { run, isBusy, outcome, dismiss } = useCommand()

  async function add(): Promise<void> {
    const result = await run(command('/documents/write-note', { document: documentId, text }))
    if (result.kind === 'accepted' || result.kind === 'queued') setText('')
  }

  return (
    <Stack p="md" maw={760}>
      {notes.length === 0 && <Blank title={t('ui.document.noNotes')} />}
      {notes.map((note) => (
        <Box key={note.id}>
          <Text style={{ whiteSpace: 'pre-wrap' }}>{note.text}</Text>
          <Text size="sm" c="dimmed">
            {note.person?.name ?? '—'} · <Instant value={note.written_at} />
          </Text>
        </Box>
      ))}
      {outcome?.kind === 'refused' && (
        <RefusalBlock problem={outcome.problem} onDismiss={dismiss} />
      )}
      <Textarea
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        aria-label={t('ui.document.addNote')}
        placeholder={t('ui.document.notePlaceholder')}
        autosize
        minRows={2}
      />
      <Button
        onClick={() => void add()}
        loading={isBusy}
        disabled={text.trim() === ''}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('ui.document.addNote')}
      </Button>
    </Stack>
  )
}
