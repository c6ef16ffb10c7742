import { useT } from '@/messages'
import { Box, SimpleGrid, Stack } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { WhichOne } from '@/work/scanning/WhichOne'
import { Loading, LoadFailure } from '@/ui/Blank'
import { Page } from '@/ui/Page'
import { Found } from './Found'
import { Hits } from './Hits'
import { ScanResult } from './ScanResult'
import { useResolved } from './useResolved'

/** Whatever was typed or scanned into the search box: read as a code, and looked for as a word. */
export function DeskFind() {
  const t = useT()
  const { q } = useSearch({ strict: false }) as { q: string }
  const { read, choices, choose, isLoading, error, refetch } = useResolved(q, 'typed')
  const isCode = read !== null && read.object.kind !== 'unknown'
  return (
    <Page title={`${t('ui.list.search')}: ${q}`}>
      {isLoading && <Loading />}
      {error && <LoadFailure error={error} retry={() => void refetch()} />}
      <Stack>
        {choices.length > 0 && (
          <Box maw={640}>
            <WhichOne choices={choices} onChosen={(one) => choose(choices.indexOf(one))} />
          </Box>
        )}
        {isCode && (
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <ScanResult read={read} face="desk" />
            <Found read={read} />
          </SimpleGrid>
        )}
        <Hits q={q} />
      </Stack>
    </Page>
  )
}
