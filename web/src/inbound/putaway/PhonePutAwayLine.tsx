import { command } from '@/outbox/command'
import { useT, type Translate } from '@/messages'
import { Box, Group, Stack, Text } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { get } from '@/api/client'
import { FloorPage } from '@/work/floor/FloorPage'
import { unitWord } from '@/work/documents/names'
import { FloorScanPanel } from '@/work/scanning/FloorScanPanel'
import { GoodsCard } from '@/work/floor/GoodsCard'
import { twinRows, type Twin } from '@/work/floor/lookalikes'
import { QuantityField } from '@/work/floor/QuantityField'
import { useFloorCommand } from '@/work/scanning/useFloorCommand'
import { useFloorScans } from '@/work/scanning/useFloorScans'
import type { Scan } from '@/outbox/store'
import { useDocumentLine } from '@/work/documents/useDocument'
import { Loading, LoadFailure, Missing } from '@/ui/Blank'
import { minus, quantity } from '@/ui/format'
import { ScanBar } from '@/work/scanning/ScanBar'
import type { Verdict } from '@/work/scanning/useScans'

export interface Suggestion {
  place: string
  code: string
  same_item: boolean
  empty: boolean
  free: string | null
}

interface PutAway {
  place_code: string
  quantity: string
  left: string
  twins?: Twin[]
}

/** One line into a bin: scan the bin; the goods go there whole unless a part is typed. */
export function PhonePutAwayLine() {
  const t = useT()
  const navigate = useNavigate()
  const { id, line: lineId } = useParams({ strict: false }) as { id: string; line: string }
  const { line, error, isPending, refetch } = useDocumentLine(id, lineId)
  const { send, dismiss } = useFloorCommand()
  const [part, setPart] = useState('')

  function into(bin: { place: string } | { place_code: string }, scans: Scan[]): Promise<Verdict> {
    const body = { line: lineId, ...bin, ...(part ? { quantity: part } : {}) }
    return send(command('/putaway/put-away', body, { scans }), (answer) => {
      const result = answer.result as PutAway
      setPart('')
      if (result.left === '0') setTimeout(() => void navigate({ to: '/m/put-away' }), 1200)
      return {
        tone: 'ok',
        title: `${t('putaway.done')} ${result.place_code}`,
        rows: [
          { label: t('ui.field.quantity'), value: quantity(result.quantity) },
          { label: t('putaway.left'), value: quantity(result.left) },
          ...twinRows(result.twins, t),
        ],
      }
    })
  }

  const scans = useFloorScans({
    context: { document_id: id },
    onFound: ({ read: { object, item }, scans: symbols }) => {
      if (object.kind === 'place') return into({ place: object.id }, symbols)
      const isLine = item !== null && item !== undefined && item.id === line?.item?.id
      return isLine
        ? { tone: 'ok', title: t('putaway.rightGoods') }
        : { tone: 'error', title: t('putaway.otherGoods') }
    },
    onUnknown: ({ read, scans: symbols }) => into({ place_code: read.reading.raw.trim() }, symbols),
    onOffline: (symbols, raw) => into({ place_code: raw }, symbols),
  })

  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  if (line === null) return <Missing />
  const left = minus(line.quantity, line.done)
  return (
    <FloorPage title={t('inbound.putAway')} back="/m/put-away" bottom={<ScanBar />}>
      <Stack>
        <FloorScanPanel scans={scans} prompt={t('putaway.scanBin')} onDismiss={dismiss} />
        {left !== '0' && <Suggested lineId={lineId} />}
        <GoodsCard line={line} left={left} />
        {left !== '0' && (
          <Box className="card" p="md">
            <QuantityField
              label={t('putaway.part')}
              unit={unitWord(line.item)}
              value={part}
              onChange={setPart}
            />
          </Box>
        )}
      </Stack>
    </FloorPage>
  )
}

/** Bins that fit, the best first; a limit that nobody recorded is said to be unknown. */
function Suggested({ lineId }: { lineId: string }) {
  const t = useT()
  const { data } = useQuery({
    queryKey: ['putaway', lineId],
    queryFn: () => get<{ rows: Suggestion[] }>('/putaway/suggestions', { line: lineId }),
    retry: false,
  })
  const [best, ...others] = data?.rows ?? []
  if (!best) return null
  return (
    <Box className="card" p="md">
      <Group wrap="nowrap" align="flex-start">
        <IconMapPin size={30} color="var(--ok)" aria-hidden style={{ flex: 'none' }} />
        <div>
          <Text fz={15} c="dimmed">
            {t('putaway.suggested')}
          </Text>
          <Text fz={28} fw={750} className="code" lh={1.2}>
            {best.code}
          </Text>
          <Text fz={15}>{why(best, t)}</Text>
          {others.length > 0 && (
            <Text fz={15} c="dimmed" mt={6}>
              {t('putaway.others')}{' '}
              {others
                .slice(0, 4)
                .map((one) => one.code)
                .join('、')}
            </Text>
          )}
        </div>
      </Group>
    </Box>
  )
}

function why(one: Suggestion, t: Translate): string {
  const reasons = []
  if (one.same_item) reasons.push(t('putaway.sameItem'))
  if (one.empty) reasons.push(t('putaway.empty'))
  reasons.push(
    one.free === null ? t('putaway.freeUnknown') : t('putaway.free', { count: one.free }),
  )
  return reasons.join(' · ')
}
