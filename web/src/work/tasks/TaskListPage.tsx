import { useT } from '@/messages'
import { Stack } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { FloorPage } from '@/work/floor/FloorPage'
import { useSession } from '@/work/session/session'
import { isDocument } from '@/work/scanning/shapes'
import { useAddresses } from '@/work/house/useRooms'
import { ScanBar } from '@/work/scanning/ScanBar'
import { useTasks } from './useTasks'
import type { Verdict } from '@/work/scanning/useScans'
import { FloorScanPanel } from '@/work/scanning/FloorScanPanel'
import { TaskCards } from './TaskCards'
import { useFloorScans, type Found } from '@/work/scanning/useFloorScans'

/** The work of one step: scan the goods or the document to begin, or tap. */
export function TaskListPage({
  title,
  prompt,
  kinds,
}: {
  title: string
  prompt: string
  kinds: string[]
}) {
  const t = useT()
  const navigate = useNavigate()
  const { site } = useSession()
  const { phone } = useAddresses()
  const { fresh } = useTasks(kinds)
  const open = async ({ read: { object, item } }: Found): Promise<Verdict | null> => {
    const tasks = await fresh()
    const found = tasks.filter(
      (task) =>
        (isDocument(object) && task.document?.id === object.id) ||
        (item !== null && item !== undefined && task.item?.id === item.id),
    )
    const [first] = found
    if (!first) return { tone: 'warn', title: t('tasks.floor.noneFor') }
    await navigate({ to: phone(first) })
    return null
  }
  const scans = useFloorScans({ context: { site_id: site?.id }, onFound: open })
  return (
    <FloorPage title={title} bottom={<ScanBar />}>
      <Stack>
        <FloorScanPanel scans={scans} prompt={prompt} />
        <TaskCards kinds={kinds} />
      </Stack>
    </FloorPage>
  )
}
