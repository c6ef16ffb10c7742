import { useT } from '@/messages'
import { TaskListPage } from '@/work/tasks/TaskListPage'

export function PhonePick() {
  const t = useT()
  return <TaskListPage title={t('outbound.pick')} prompt={t('picking.prompt')} kinds={['pick']} />
}
