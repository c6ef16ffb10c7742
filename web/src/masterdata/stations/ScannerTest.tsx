import { useT } from '@/messages'
import { Box, Button, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { FloorPage } from '@/work/floor/FloorPage'
import { useScanner } from '@/work/scanning/ScanProvider'
import { signal } from '@/scan/feedback'
import { hex, visible } from '@/scan/show'
import { useThisStation } from './source'
import { StationTest } from './StationTest'
import { ThisStation } from './ThisStation'
import { ResultBlock } from '@/ui/ResultBlock'
import { ScanBar } from '@/work/scanning/ScanBar'
import { diagnose, TEST_TEXT, type Diagnosis } from './diagnose'

/** The station that this device is, and what its scanner does to codes. */
export function ScannerTest() {
  const t = useT()
  const [code, choose] = useThisStation()
  const [isTesting, setTesting] = useState(false)
  return (
    <FloorPage title={t('masterdata.scannerTest')} bottom={<ScanBar />}>
      <Stack>
        {isTesting && code !== '' ? (
          <StationTest key={code} code={code} onClose={() => setTesting(false)} />
        ) : (
          <SelfTest />
        )}
        <ThisStation big code={code} onChoose={choose} />
        {code !== '' && !isTesting && (
          <Button size="lg" variant="default" onClick={() => setTesting(true)}>
            {t('stations.test')} · {code}
          </Button>
        )}
      </Stack>
    </FloorPage>
  )
}

/** What this scanner sends, byte by byte, and what is wrong with its set-up. */
function SelfTest() {
  const t = useT()
  const [result, setResult] = useState<Diagnosis | null>(null)
  useScanner(({ raw }) => {
    const now = diagnose(raw)
    signal(now.fault === null ? 'ok' : 'error')
    setResult(now)
  })
  const title =
    result === null ? t('stations.floor.prompt') : t(`stations.floor.${result.fault ?? 'good'}`)
  return (
    <>
      <ResultBlock
        title={title}
        tone={result === null ? 'ready' : result.fault === null ? 'ok' : 'error'}
      />
      <Text c="dimmed">{t('stations.floor.text')}</Text>
      <Box className="card" p="md" ta="center" style={{ background: '#fff' }}>
        <img src="/scanner-test.svg" width={220} height={220} alt={t('stations.floor.symbol')} />
      </Box>
      {result && (
        <Box className="card" p="sm">
          <Table fz={16} layout="fixed">
            <Table.Tbody>
              <Row label={t('stations.floor.expected')} value={visible(TEST_TEXT)} />
              <Row label={t('stations.floor.got')} value={visible(result.raw)} />
              <Row label={t('stations.floor.symbology')} value={result.symbology ?? '—'} />
              <Row label={t('stations.floor.bytes')} value={hex(result.raw)} />
            </Table.Tbody>
          </Table>
        </Box>
      )}
    </>
  )
}

function Row({ label, value }: { label: string; value: string }) {
  return (
    <Table.Tr>
      <Table.Th w="32%">{label}</Table.Th>
      <Table.Td className="code">{value}</Table.Td>
    </Table.Tr>
  )
}
