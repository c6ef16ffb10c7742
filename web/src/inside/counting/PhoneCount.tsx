import { TaskListPage } from '@/work/tasks/TaskListPage'
import { useT } from '@/messages'

export function PhoneCount() {
  const t = useT()
  return (
    <TaskListPage
      title={t('inside.count')}
      prompt={t('counting.floor.prompt')}
      kinds={['count', 'recount']}
    />
  )
}
