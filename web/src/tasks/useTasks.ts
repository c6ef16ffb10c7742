import { useList } from '@/ui/useList'
import type { Task } from './shapes'

const MANY = 500

/** What this person may do now, of some kinds (all when none is named). */
export function useTasks(kinds: string[] = []) {
  const list = useList<Task>('/tasks', { state: 'open' }, MANY)
  const tasks = list.rows.filter((task) => kinds.length === 0 || kinds.includes(task.kind))
  return { ...list, tasks }
}
