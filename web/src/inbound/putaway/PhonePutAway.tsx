import { useT } from '@/messages'
import { TaskListPage } from '@/work/tasks/TaskListPage'

export function PhonePutAway() {
  const t = useT()
  return (
    <TaskListPage
      title={t('floor.home.putAway')}
      prompt={t('floor.putAway.prompt')}
      kinds={['put_away']}
    />
  )
}
