import { TaskListPage } from '@/work/tasks/TaskListPage'
import { useT } from '@/messages'

export function PhoneCheck() {
  const t = useT()
  return (
    <TaskListPage title={t('outbound.check')} prompt={t('checking.prompt')} kinds={['check']} />
  )
}
