import { useT } from '@/messages'
import { Stack } from '@mantine/core'
import { FloorCard } from '@/work/floor/FloorCard'
import { itemName } from '@/work/documents/names'
import { HoldChips } from '@/work/standing/Chips'
import type { Task } from './shapes'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { useAddresses } from '@/work/house/useRooms'
import { useTasks } from './useTasks'
import { ago } from '@/ui/format'
import { word } from '@/messages/codes'

/** Open tasks of some kinds, as cards. */
export function TaskCards({ kinds }: { kinds: string[] }) {
  const t = useT()
  const { phone } = useAddresses()
  const list = useTasks(kinds)
  if (list.isPending) return <Loading />
  if (list.isError) return <LoadFailure error={list.error} retry={() => void list.refetch()} />
  if (list.tasks.length === 0) return <Blank title={t('tasks.floor.none')} />
  return (
    <Stack gap={10}>
      {list.tasks.map((task) => (
        <FloorCard
          key={task.id}
          to={phone(task)}
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
  return (
    <>
      <HoldChips holds={task.holds} />
      {parts.filter(Boolean).join(' · ')}
    </>
  )
}
