import { useT } from '@/messages'
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { FloorPage } from '@/app/PhoneShell'
import { signal } from '@/scan/feedback'
import { readScan } from '@/scanning/read'
import { Loading, LoadFailure } from '@/ui/Blank'
import { ScanBar } from '@/ui/ScanBar'
import { ScanPanel } from '@/ui/ScanPanel'
import { useScans } from '@/ui/useScans'
import { Found } from './Found'
import { PhoneHits } from './Hits'
import { ScanResult, toneOf } from './ScanResult'

/** Scan or type anything: what it is, where it is, what can be done with it. */
export function PhoneFind() {
  const t = useT()
  const navigate = useNavigate()
  const { q } = useSearch({ strict: false }) as { q?: string }
  const { state, reset } = useScans(async ({ raw }) => {
    await navigate({ to: '/m/find', search: { q: raw } })
    return null
  })
  const code = q ?? ''
  return (
    <FloorPage title={t('floor.home.find')} bottom={<ScanBar />}>
      <Stack>
        {code === '' && (
          <ScanPanel state={state} prompt={t('floor.home.prompt')} onDismiss={reset} />
        )}
        {code !== '' && <Answer code={code} />}
      </Stack>
    </FloorPage>
  )
}

function Answer({ code }: { code: string }) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['scan', code],
    queryFn: () => readScan({ raw: code, symbology: null, way: 'scanned' }),
  })
  useEffect(() => {
    if (data) signal(toneOf(data))
  }, [data])
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  return (
    <Stack>
      <ScanResult read={data} face="phone" />
      <Found read={data} />
      {(data.object.kind === 'unknown' || data.object.kind === 'ambiguous') && (
        <PhoneHits q={code} />
      )}
    </Stack>
  )
}
