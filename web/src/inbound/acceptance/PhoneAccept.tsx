import { useT } from '@/messages'
import { TaskListPage } from '@/work/tasks/TaskListPage'

export function PhoneAccept() {
  const t = useT()
  return (
    <TaskListPage
      title={t('floor.home.accept')}
      prompt={t('floor.accept.prompt')}
      kinds={['accept']}
    />
  )
}
