import { useT } from '@/messages'
import { Stack } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { FloorPage } from '@/app/PhoneShell'
import { readScan } from '@/scanning/read'
import { isDocument } from '@/scanning/shapes'
import type { Task } from '@/tasks/shapes'
import { ScanBar } from '@/ui/ScanBar'
import { ScanPanel } from '@/ui/ScanPanel'
import { useTasks } from '@/tasks/useTasks'
import { useScans } from '@/ui/useScans'
import { TaskCards } from './TaskCards'

/** The work of one step: scan the goods or the document to begin, or tap. */
export function TaskListPage({
  title,
  prompt,
  kinds,
  to,
}: {
  title: string
  prompt: string
  kinds: string[]
  to: (task: Task) => string
}) {
  const t = useT()
  const navigate = useNavigate()
  const { fresh } = useTasks(kinds)
  const { state, reset } = useScans(async (scanned) => {
    const { object, counts_as } = await readScan(scanned)
    const tasks = await fresh()
    const found = tasks.filter(
      (task) =>
        (isDocument(object) && task.document?.id === object.id) ||
        (counts_as !== null && task.item?.id === counts_as.item_id),
    )
    const [first] = found
    if (!first) return { tone: 'warn', title: t('floor.tasks.noneFor') }
    await navigate({ to: to(first) })
    return null
  })
  return (
    <FloorPage title={title} bottom={<ScanBar />}>
      <Stack>
        <ScanPanel state={state} prompt={prompt} onDismiss={reset} />
        <TaskCards kinds={kinds} to={to} />
      </Stack>
    </FloorPage>
  )
}
