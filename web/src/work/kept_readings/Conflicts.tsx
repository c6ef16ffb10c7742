import { Box, Group, Stack, Text } from '@mantine/core'
import { useT, type Translate } from '@/messages'
import { visible } from '@/scan/show'
import { DocumentLink } from '@/work/documents/DocumentLink'
import type { Task } from '@/work/tasks/shapes'
import { useTasks } from '@/work/tasks/useTasks'
import { ActionButton } from '@/work/forms/ActionForm'
import { Chip } from '@/ui/Badge'
import { ago } from '@/ui/format'
import { word } from '@/messages/codes'
import { action, type ActionSpec } from '@/work/forms/action'
import { conflictOf } from './shapes'

const KINDS = ['label_conflict']

/** Labels that say two things; nothing is booked of them before a person has looked. */
export function Conflicts() {
  const { tasks } = useTasks(KINDS)
  if (tasks.length === 0) return null
  return (
    <Box component="section" aria-label={word('task', 'label_conflict')}>
      <Group gap={8} mb={8}>
        <Text component="h2" m={0} fw={650}>
          {word('task', 'label_conflict')}
        </Text>
        <Chip tone="warn">{tasks.length}</Chip>
      </Group>
      <Stack gap={8}>
        {tasks.map((task) => (
          <ConflictCard key={task.id} task={task} />
        ))}
      </Stack>
    </Box>
  )
}

function ConflictCard({ task }: { task: Task }) {
  const t = useT()
  const { field, first, second, raw } = conflictOf(task)
  return (
    <Group className="card" p="sm" px="md" gap="md" wrap="nowrap">
      <Box style={{ flex: 1, minWidth: 0 }}>
        <Text fw={650}>
          {word('fact', field)}{' '}
          <span className="code">
            {first} ≠ {second}
          </span>
        </Text>
        <Text size="sm" className="code" style={{ overflowWrap: 'anywhere' }}>
          {visible(raw)}
        </Text>
        <Text size="sm" c="dimmed">
          {task.document && <DocumentLink document={task.document} withKind />}{' '}
          {[task.place?.code, ago(task.made_at)].filter(Boolean).join(' · ')}
        </Text>
      </Box>
      <ActionButton small spec={settleSpec(t, task)} />
    </Group>
  )
}

function settleSpec(t: Translate, task: Task): ActionSpec {
  return action('scanning.settle_conflict', {
    label: t('kept_readings.settle'),
    explain: t('kept_readings.settleText'),
    reason: 'required',
    command: () => ({ task: task.id }),
  })
}
