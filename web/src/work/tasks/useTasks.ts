import type { Page } from '@/api/shapes'
import { useList } from '@/work/lists/useList'
import type { Task } from './shapes'

const MANY = 500

/** What this person may do now, of some kinds (all when none is named). */
export function useTasks(kinds: string[] = []) {
  const list = useList<Task>('/tasks', { state: 'open' }, MANY)
  const fits = (task: Task): boolean => kinds.length === 0 || kinds.includes(task.kind)

  /** Asked of the server now: a scan may come before the list, or just after it changed. */
  async function fresh(): Promise<Task[]> {
    const { data, error } = await list.refetch()
    if (error) throw error
    return (data?.pages ?? []).flatMap((page: Page<Task>) => page.rows).filter(fits)
  }

  return { ...list, tasks: list.rows.filter(fits), fresh }
}
