import { TaskListPage } from '@/work/tasks/TaskListPage'
import { useT } from '@/messages'

export function PhoneCheck() {
  const t = useT()
  return (
    <TaskListPage
      title={t('floor.home.check')}
      prompt={t('floor.check.prompt')}
      kinds={['check']}
    />
  )
}
