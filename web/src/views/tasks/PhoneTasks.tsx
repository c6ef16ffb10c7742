import { useT } from '@/messages'
import { Stack } from '@mantine/core'
import { FloorPage } from '@/work/floor/FloorPage'
import { TaskCards } from '@/work/tasks/TaskCards'

/** Everything that is open and that this person may do. */
export function PhoneTasks() {
  const t = useT()
  return (
    <FloorPage title={t('views.tasks')}>
      <Stack>
        <TaskCards kinds={[]} />
      </Stack>
    </FloorPage>
  )
}
