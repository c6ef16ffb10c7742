import { Box, Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useSession } from '@/work/session/session'
import { useT } from '@/messages'
import { placesFrom } from '@/work/references/places'
import { ActionButton } from '@/work/forms/ActionForm'
import { Chip } from '@/ui/Badge'
import { ListPage } from '@/work/lists/ListPage'
import { Page } from '@/ui/Page'
import { Instant } from '@/ui/Values'
import { useTitles } from '@/work/lists/useTitles'
import { text, ref } from '@/work/forms/fields'
import { action, type ActionSpec } from '@/work/forms/action'
import { findings } from './findings'
import { useStations, useThisStation, type Station } from './source'
import { CommandSheet, StationTest, TestSheet } from './StationTest'
import { ThisStation } from './ThisStation'

/** Scanner stations: make one, print the test sheet, find out what its scanner does to codes. */
export function Stations() {
  const t = useT()
  const title = useTitles(useStations().rows.map((row) => row.site))
  const [mine, setMine] = useThisStation()
  const [tested, setTested] = useState<string | null>(null)
  return (
    <Page
      title={t('masterdata.stations')}
      actions={
        <>
          <TestSheet />
          <CommandSheet />
          <NewStation />
        </>
      }
    >
      <Stack>
        {tested !== null && (
          <StationTest key={tested} code={tested} onClose={() => setTested(null)} />
        )}
        <ListPage<Station>
          embedded
          title={t('masterdata.stations')}
          path="/stations"
          rowKey={(row) => row.id}
          columns={[
            { key: 'code', title: t('ui.field.code'), cell: (row) => row.code },
            { key: 'name', title: t('ui.field.name'), cell: (row) => row.name },
            { key: 'site', title: t('ui.field.site'), cell: (row) => title(row.site) },
            { key: 'found', title: t('stations.found'), cell: (row) => <Found of={row} /> },
            {
              key: 'at',
              title: t('stations.testedAt'),
              cell: (row) => <Instant value={row.diagnosed_at} />,
            },
            {
              key: 'test',
              title: '',
              right: true,
              cell: (row) => (
                <Group gap={8} justify="flex-end" wrap="nowrap">
                  {mine === row.code && <Chip tone="info">{t('stations.here')}</Chip>}
                  <Button size="xs" variant="default" onClick={() => setTested(row.code)}>
                    {t('stations.test')}
                  </Button>
                </Group>
              ),
            },
          ]}
        />
        <Box className="card" p="md">
          <Text component="h2" m={0} mb="sm" fw={650}>
            {t('policy.device')}
          </Text>
          <ThisStation code={mine} onChoose={setMine} />
        </Box>
      </Stack>
    </Page>
  )
}

function Found({ of }: { of: Station }) {
  const t = useT()
  if (of.profile === null) return <Chip tone="idle">{t('stations.untested')}</Chip>
  const isSure = of.profile.doubts.length === 0
  return (
    <>
      <Chip tone={isSure ? 'ok' : 'warn'}>{t(isSure ? 'stations.tested' : 'stations.doubt')}</Chip>
      <Text size="xs" c="dimmed" mt={4}>
        {findings(of.profile)
          .map((row) => `${row.label} ${String(row.value)}`)
          .join(' · ')}
      </Text>
    </>
  )
}

function NewStation() {
  const t = useT()
  const { site } = useSession()
  const spec: ActionSpec = action('stations.save_station', {
    label: t('stations.new'),
    primary: true,
    fields: [
      text('code', t('ui.field.code'), { required: true, description: t('stations.codeText') }),
      text('name', t('ui.field.name'), { required: true }),
      ref('site', t('ui.field.site'), placesFrom(undefined, { kind: 'site' }), {
        required: true,
        ...(site ? { initial: site.id, chosenLabel: site.name } : {}),
      }),
    ],
    command: (values) => ({
      code: values.code,
      name: values.name,
      site: values.site,
    }),
  })
  return <ActionButton spec={spec} icon={<IconPlus size={17} aria-hidden />} />
}
