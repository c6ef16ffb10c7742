import { useT } from '@/messages'
import { Box, Group, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { itemName } from '@/work/documents/names'
import type { Task } from './shapes'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { useTasks } from './useTasks'
import { ago } from '@/ui/format'
import { word } from '@/ui/words'

/** One thing to tap: title, what it is about, and where it leads. */
export function FloorCard({
  to,
  onClick,
  title,
  detail,
  side,
}: {
  to?: string
  onClick?: () => void
  title: ReactNode
  detail?: ReactNode
  side?: ReactNode
}) {
  const inside = (
    <Group wrap="nowrap" gap={10}>
      <Box style={{ flex: 1, minWidth: 0 }}>
        <Text fw={620} fz={17} lineClamp={2}>
          {title}
        </Text>
        {detail && (
          <Text fz={15} c="dimmed" component="div">
            {detail}
          </Text>
        )}
      </Box>
      {side}
      <IconChevronRight size={22} color="var(--soft)" aria-hidden style={{ flex: 'none' }} />
    </Group>
  )
  const style = { padding: 14, minHeight: 64, display: 'block', width: '100%' }
  return to ? (
    <UnstyledButton component={Link} to={to as '/'} className="card" style={style}>
      {inside}
    </UnstyledButton>
  ) : (
    <UnstyledButton onClick={onClick} className="card" style={style}>
      {inside}
    </UnstyledButton>
  )
}

/** Open tasks of some kinds, as cards. */
export function TaskCards({ kinds, to }: { kinds: string[]; to: (task: Task) => string }) {
  const t = useT()
  const list = useTasks(kinds)
  if (list.isPending) return <Loading />
  if (list.isError) return <LoadFailure error={list.error} retry={() => void list.refetch()} />
  if (list.tasks.length === 0) return <Blank title={t('floor.tasks.none')} />
  return (
    <Stack gap={10}>
      {list.tasks.map((task) => (
        <FloorCard
          key={task.id}
          to={to(task)}
          title={
            task.item ? itemName(task.item) : (task.document?.number ?? word('task', task.kind))
          }
          detail={<TaskDetail task={task} />}
        />
      ))}
    </Stack>
  )
}

export function TaskDetail({ task }: { task: Task }) {
  const parts = [
    task.item ? task.document?.number : word('task', task.kind),
    task.lot?.number,
    task.place?.code,
    task.taken_by?.name,
    ago(task.made_at),
  ]
  return <>{parts.filter(Boolean).join(' · ')}</>
}
