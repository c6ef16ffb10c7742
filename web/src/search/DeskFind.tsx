import { useT } from '@/messages'
import { SimpleGrid, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { readScan } from '@/scanning/read'
import { Loading, LoadFailure } from '@/ui/Blank'
import { Page } from '@/ui/Page'
import { Found } from './Found'
import { Hits } from './Hits'
import { ScanResult } from './ScanResult'

/** Whatever was typed or scanned into the search box: read as a code, and looked for as a word. */
export function DeskFind() {
  const t = useT()
  const { q } = useSearch({ strict: false }) as { q: string }
  const read = useQuery({
    queryKey: ['scan', q],
    queryFn: () => readScan({ raw: q, symbology: null, way: 'typed' }),
    enabled: q !== '',
  })
  const isCode = read.data !== undefined && read.data.object.kind !== 'unknown'
  return (
    <Page title={`${t('ui.list.search')}: ${q}`}>
      {read.isPending && <Loading />}
      {read.error && <LoadFailure error={read.error} retry={() => void read.refetch()} />}
      <Stack>
        {isCode && (
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <ScanResult read={read.data} face="desk" />
            <Found read={read.data} />
          </SimpleGrid>
        )}
        <Hits q={q} />
      </Stack>
    </Page>
  )
}
