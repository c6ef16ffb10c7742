import { useT } from '@/messages'
import { TaskListPage } from '@/work/tasks/TaskListPage'

export function PhonePutAway() {
  const t = useT()
  return (
    <TaskListPage title={t('inbound.putAway')} prompt={t('putaway.prompt')} kinds={['put_away']} />
  )
}
