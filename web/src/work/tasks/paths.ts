/** Where a task is worked on. */
import { DESK_PATH } from '@/work/documents/shapes'
import type { Task } from './shapes'

export function phonePath(task: Task): string {
  const document = task.document?.id ?? ''
  const line = task.line ?? ''
  switch (task.kind) {
    case 'receive':
      return '/m/receive'
    case 'accept':
      return `/m/accept/${document}/${line}`
    case 'put_away':
      return `/m/put-away/${document}/${line}`
    case 'count':
    case 'recount':
      return `/m/count/${document}`
    case 'late_fact':
      return '/m/late'
    case 'pick':
      return `/m/pick/${document}`
    case 'check':
      return `/m/check/${document}`
    case 'pack':
    case 'ship':
    case 'deliver':
      return `/m/ship/${document}`
    default:
      return '/m/tasks'
  }
}

export function deskPath(task: Task): string {
  if (task.kind === 'late_fact') return '/late'
  if (task.kind === 'label_conflict' && !task.document) return '/kept-readings'
  const base = task.document ? DESK_PATH[task.document.kind] : undefined
  return base && task.document ? `${base}/${task.document.id}` : '/'
}
