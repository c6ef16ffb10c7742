import { TaskListPage } from '@/work/tasks/TaskListPage'
import { useT } from '@/messages'

export function PhoneCount() {
  const t = useT()
  return (
    <TaskListPage
      title={t('floor.home.count')}
      prompt={t('floor.count.prompt')}
      kinds={['count', 'recount']}
    />
  )
}
