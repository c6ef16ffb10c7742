import { useT } from '@/messages'
import { TaskListPage } from '@/work/tasks/TaskListPage'

export function PhoneAccept() {
  const t = useT()
  return (
    <TaskListPage title={t('inbound.accept')} prompt={t('acceptance.prompt')} kinds={['accept']} />
  )
}
