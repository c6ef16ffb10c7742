import { Box, Button, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useSession } from '@/work/session/session'
import { lookUp, useT } from '@/messages'
import { itemName } from '@/work/documents/names'
import { PEOPLE } from '@/work/references/people'
import { ActionButton } from '@/work/forms/ActionForm'
import { Chip } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { ago } from '@/ui/format'
import { Page } from '@/ui/Page'
import { word } from '@/messages/codes'
import { useAddresses } from '@/work/house/useRooms'
import { HoldChips } from '@/work/standing/Chips'
import type { Task } from '@/work/tasks/shapes'
import { useTasks } from '@/work/tasks/useTasks'
import { ref } from '@/work/forms/fields'
import { action } from '@/work/forms/action'

/** The first page at a desk: what waits for this person, grouped by kind of work. */
export function DeskTasks() {
  const t = useT()
  const { session } = useSession()
  const list = useTasks()
  const groups = byKind(list.rows)
  return (
    <Page title={t('tasks.hello', { name: session.person.name })}>
      {list.isPending && <Loading />}
      {list.isError && <LoadFailure error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && list.rows.length === 0 && (
        <Box className="card">
          <Blank title={t('tasks.none')} text={t('tasks.noneText')} />
        </Box>
      )}
      {list.rows.length > 0 && (
        <Text c="dimmed" mb="md">
          {t('tasks.summary', { count: list.rows.length })}
        </Text>
      )}
      <Stack gap="lg">
        {[...groups].map(([kind, tasks]) => (
          <Box key={kind} component="section">
            <Group gap={8} mb={8}>
              <Text component="h2" m={0} fw={650}>
                {word('task', kind)}
              </Text>
              <Chip tone="info">{tasks.length}</Chip>
            </Group>
            <Box className="card">
              {tasks.map((task, index) => (
                <TaskRow key={task.id} task={task} isFirst={index === 0} />
              ))}
            </Box>
          </Box>
        ))}
      </Stack>
    </Page>
  )
}

function TaskRow({ task, isFirst }: { task: Task; isFirst: boolean }) {
  const t = useT()
  const { session } = useSession()
  const { desk } = useAddresses()
  const isMine = task.taken_by?.id === session.person.id
  const about = [task.item && itemName(task.item), task.lot?.number, task.place?.code]
    .filter(Boolean)
    .join(' · ')
  return (
    <Group
      p="sm"
      px="md"
      gap="md"
      wrap="nowrap"
      style={isFirst ? undefined : { borderTop: '1px solid var(--line)' }}
    >
      <Box style={{ flex: 1, minWidth: 0 }}>
        <Text fw={600} truncate>
          {task.document ? `${word('kind', task.document.kind)} ${task.document.number}` : about}
        </Text>
        <Text size="sm" c="dimmed" truncate>
          {[task.document ? about : '', factText(task), ago(task.made_at)]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </Box>
      <HoldChips holds={task.holds} />
      {task.taken_by && <Chip tone={isMine ? 'ok' : 'idle'}>{task.taken_by.name}</Chip>}
      <TaskActions task={task} isMine={isMine} />
      <Button component={Link} to={desk(task)} variant="light" size="xs">
        {t('tasks.open')}
      </Button>
    </Group>
  )
}

function TaskActions({ task, isMine }: { task: Task; isMine: boolean }) {
  const t = useT()
  if (!isMine && task.taken_by) return null
  if (!isMine) {
    return (
      <ActionButton
        small
        spec={action('documents.take_task', {
          label: t('tasks.take'),
          atOnce: true,
          command: () => ({ task: task.id }),
        })}
      />
    )
  }
  return (
    <>
      <ActionButton
        small
        spec={action('documents.hand_over_task', {
          label: t('tasks.handOver'),
          fields: [ref('person', t('ui.field.person'), PEOPLE, { required: true })],
          command: (values) => ({ task: task.id, person: values.person }),
        })}
      />
      <ActionButton
        small
        spec={action('documents.give_back_task', {
          label: t('tasks.giveBack'),
          atOnce: true,
          command: () => ({ task: task.id }),
        })}
      />
    </>
  )
}

/** The facts of a task that a person can read: an unknown code, a shortage. */
function factText(task: Task): string {
  if (task.kind === 'late_fact') return ''
  return Object.entries(task.facts ?? {})
    .filter(([, value]) => typeof value === 'string' && value !== '')
    .map(([name, value]) => `${lookUp(`codes.fact.${name}`, name)} ${String(value)}`)
    .join(' · ')
}

function byKind(tasks: Task[]): Map<string, Task[]> {
  const groups = new Map<string, Task[]>()
  for (const task of tasks) groups.set(task.kind, [...(groups.get(task.kind) ?? []), task])
  return groups
}
