import { useT } from '@/messages'
import { Stack } from '@mantine/core'
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { FloorPage } from '@/work/floor/FloorPage'
import { signal } from '@/scan/feedback'
import { WhichOne } from '@/work/scanning/WhichOne'
import { Loading, LoadFailure } from '@/ui/Blank'
import { ScanBar } from '@/work/scanning/ScanBar'
import { ScanPanel } from '@/work/scanning/ScanPanel'
import { useScans } from '@/work/scanning/useScans'
import { Found } from './Found'
import { PhoneHits } from './Hits'
import { ScanResult } from './ScanResult'
import { toneOf } from '@/work/scanning/reading'
import { useResolved } from './useResolved'

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
    <FloorPage title={t('views.find')} bottom={<ScanBar />}>
      <Stack>
        {code === '' && (
          <ScanPanel state={state} prompt={t('shell.home.prompt')} onDismiss={reset} />
        )}
        {code !== '' && <Answer code={code} />}
      </Stack>
    </FloorPage>
  )
}

function Answer({ code }: { code: string }) {
  const { read, choices, choose, data, error, isPending, refetch } = useResolved(code, 'scanned')
  const tone = data === undefined ? null : read ? toneOf(read) : 'warn'
  useEffect(() => {
    if (tone) signal(tone)
  }, [tone, code])
  const route = read?.object.kind === 'command' ? read.actions[0]?.route : undefined
  if (route !== undefined) return <Navigate to={route} replace />
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  if (choices.length > 0) {
    return <WhichOne choices={choices} onChosen={(one) => choose(choices.indexOf(one))} />
  }
  if (read === null) return null
  return (
    <Stack>
      <ScanResult read={read} face="phone" />
      <Found read={read} />
      {read.object.kind === 'unknown' && <PhoneHits q={code} />}
    </Stack>
  )
}
