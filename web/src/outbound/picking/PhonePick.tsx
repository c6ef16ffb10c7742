import { useT } from '@/messages'
import { TaskListPage } from '@/work/tasks/TaskListPage'

export function PhonePick() {
  const t = useT()
  return (
    <TaskListPage title={t('floor.home.pick')} prompt={t('floor.pick.prompt')} kinds={['pick']} />
  )
}
