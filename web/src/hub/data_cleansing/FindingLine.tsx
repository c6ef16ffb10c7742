import { Box, Group, Text } from '@mantine/core'
import { IconArrowNarrowRight } from '@tabler/icons-react'
import { useLanguage, useT, type Translate } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { Chip } from '@/ui/Badge'
import { word } from '@/messages/codes'
import { decideSpec } from './actions'
import { fieldName } from './names'
import { reasonsOf, type Finding, type FullRun } from './shapes'

const TONE = { error: 'error', question: 'warn', warning: 'info', note: 'idle' } as const

/** What is odd, what is proposed instead, and the answer. */
export function FindingLine({
  run,
  line,
  finding,
}: {
  run: FullRun
  line: number
  finding: Finding
}) {
  const t = useT()
  const language = useLanguage()
  const which = { code: finding.code, lines: [line] }
  const isOpen = finding.decision === ''
  return (
    <Box px={10} py={8} style={{ background: 'var(--ground)', borderRadius: 8 }}>
      <Group justify="space-between" wrap="nowrap" gap="md">
        <Group gap="4px 10px">
          <Chip tone={TONE[finding.severity]}>{word('cleaning', finding.code)}</Chip>
          {finding.field && (
            <Text size="sm" c="dimmed">
              {fieldName(run, finding.field, language)}
            </Text>
          )}
          <Change finding={finding} />
          <Other finding={finding} />
        </Group>
        {isOpen ? (
          <Group gap={6} wrap="nowrap" style={{ flex: 'none' }}>
            <ActionButton small spec={decideSpec(t, run.id, 'accept', which)} />
            {finding.severity !== 'error' && (
              <ActionButton small spec={decideSpec(t, run.id, 'refuse', which)} />
            )}
          </Group>
        ) : (
          <Chip tone={finding.decision === 'accept' ? 'ok' : 'idle'}>
            {t(finding.decision === 'accept' ? 'data_cleansing.accepted' : 'data_cleansing.kept')}
          </Chip>
        )}
      </Group>
    </Box>
  )
}

function Change({ finding: { given, proposed, score } }: { finding: Finding }) {
  if (score > 0 || (given === '' && proposed === '')) return null
  return (
    <Text size="sm" className="code" component="span">
      <Text span c="dimmed" td={proposed === '' ? undefined : 'line-through'}>
        {given}
      </Text>
      {proposed !== '' && (
        <>
          {' '}
          <IconArrowNarrowRight size={15} aria-hidden style={{ verticalAlign: -2 }} />{' '}
          <b>{proposed}</b>
        </>
      )}
    </Text>
  )
}

/** The other row or item that it may be one with, and why. */
function Other({ finding }: { finding: Finding }) {
  const t = useT()
  const { other, other_line, score } = finding
  if (other === null) return null
  return (
    <>
      <Text size="sm">
        {other_line ? `${t('ui.list.line', { line: other_line })} ` : ''}
        <b>{[other.code, other.name_zh].filter(Boolean).join(' ')}</b>{' '}
        {[other.specification, other.model, other.barcode].filter(Boolean).join(' · ')}
      </Text>
      {score > 0 && <Chip tone="idle">{score}%</Chip>}
      {reasonsOf(finding).map((reason) => (
        <Text key={reason} size="sm" c="dimmed">
          {reasonWord(reason, t)}
        </Text>
      ))}
    </>
  )
}

/** "name 93" is a likeness per cent; the other reasons are codes. */
function reasonWord(reason: string, t: Translate): string {
  const [code = '', number] = reason.split(' ')
  if (code === 'name' && number) return t('data_cleansing.nameLike', { percent: number })
  return word('mergeReason', code)
}
