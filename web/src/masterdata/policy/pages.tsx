import { Box, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '@/api/client'
import { APP_VERSION } from '@/work/session/device'
import { usePanels } from '@/work/house/useRooms'
import { useLanguage, useT } from '@/messages'
import type { Named } from '@/work/documents/shapes'
import { ITEMS } from '@/work/references/items'
import { partnersFrom } from '@/work/references/partners'
import { placesFrom } from '@/work/references/places'
import { ActionButton } from '@/work/forms/ActionForm'
import { Loading, LoadFailure } from '@/ui/Blank'
import { DataTable } from '@/ui/DataTable'
import { Page } from '@/ui/Page'
import { Instant } from '@/ui/Values'
import { choices, word } from '@/messages/codes'
import { choice, ref, text, type Field, type RefSource } from '@/work/forms/fields'
import { action } from '@/work/forms/action'

interface SettingValue {
  id: string
  scope: string
  target: string
  target_title: string
  value: string
  version: number
  from: string
  saved_by: Named | null
  reason: string
}

interface Setting {
  name: string
  name_zh: string
  name_en: string
  default: string
  low: number
  high: number
  scopes: string[]
  values: SettingValue[]
}

interface Row {
  key: string
  setting: Setting
  value: SettingValue | null
}

/** What managers decide: each setting everywhere, and where it differs. */
export function Settings() {
  const t = useT()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['settings'],
    queryFn: () => get<{ rows: Setting[] }>('/settings'),
  })
  return (
    <Page title={t('masterdata.settings')}>
      <Stack gap="lg">
        <Box className="card">
          {isPending && <Loading />}
          {error && <LoadFailure error={error} retry={() => void refetch()} />}
          {data && <SettingTable rows={data.rows.flatMap(rowsOf)} />}
        </Box>
        <ThisDevice />
      </Stack>
    </Page>
  )
}

function rowsOf(setting: Setting): Row[] {
  if (setting.values.length === 0) return [{ key: setting.name, setting, value: null }]
  return setting.values.map((value) => ({ key: `${setting.name}/${value.id}`, setting, value }))
}

function SettingTable({ rows }: { rows: Row[] }) {
  const t = useT()
  const language = useLanguage()
  const name = (setting: Setting): string => (language === 'en' ? setting.name_en : setting.name_zh)
  return (
    <DataTable<Row>
      label={t('masterdata.settings')}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: 'name', title: t('policy.name'), cell: ({ setting }) => name(setting) },
        {
          key: 'scope',
          title: t('policy.scope'),
          cell: ({ value }) =>
            [word('settingScope', value?.scope ?? 'everywhere'), value?.target_title]
              .filter(Boolean)
              .join(' '),
        },
        {
          key: 'value',
          title: t('policy.value'),
          right: true,
          cell: ({ setting, value }) => <b>{value?.value ?? setting.default}</b>,
        },
        {
          key: 'since',
          title: t('policy.since'),
          cell: ({ value }) => (value ? <Instant value={value.from} /> : t('policy.default')),
        },
        {
          key: 'by',
          title: t('policy.by'),
          cell: ({ value }) => value?.saved_by?.name ?? '—',
        },
        { key: 'reason', title: t('ui.field.reason'), cell: ({ value }) => value?.reason || '—' },
        {
          key: 'change',
          title: '',
          right: true,
          cell: (row) => (
            <Group gap={6} justify="flex-end" wrap="nowrap">
              {row.value && (
                <Clear value={row.value} setting={row.setting} title={name(row.setting)} />
              )}
              <Change row={row} title={name(row.setting)} />
            </Group>
          ),
        },
      ]}
    />
  )
}

const CLASSES = ['I', 'II', 'III']

const TARGETS: Record<string, RefSource> = {
  site: placesFrom(undefined, { kind: 'site' }),
  entity: partnersFrom('own'),
  customer: partnersFrom('customer'),
  item: ITEMS,
}

/** Back to what is set more generally, in the end to the default. */
function Clear({
  setting,
  value,
  title,
}: {
  setting: Setting
  value: SettingValue
  title: string
}) {
  const t = useT()
  return (
    <ActionButton
      small
      spec={action('policy.clear_setting', {
        label: t('policy.clear'),
        explain: t('policy.clearText', {
          name: [title, value.target_title].filter(Boolean).join(' · '),
          value: setting.default,
        }),
        danger: true,
        reason: 'required',
        command: () => ({
          name: setting.name,
          scope: value.scope,
          target: value.target,
          version: value.version,
        }),
      })}
    />
  )
}

/** A new value, where it stands now or for something of its own. */
function Change({ row, title }: { row: Row; title: string }) {
  const t = useT()
  const { setting, value } = row
  const targets: Field<`target_${string}`, string>[] = setting.scopes.flatMap((scope) => {
    const source = TARGETS[scope]
    if (source === undefined) return []
    return [
      ref(`target_${scope}`, word('settingScope', scope), source, {
        required: true,
        onlyIf: { field: 'scope', is: scope },
        ...(value?.scope === scope
          ? { initial: value.target, chosenLabel: value.target_title }
          : {}),
      }),
    ]
  })
  if (setting.scopes.includes('device_class')) {
    targets.push(
      choice(
        'target_device_class',
        word('settingScope', 'device_class'),
        choices('deviceClass', CLASSES),
        {
          required: true,
          onlyIf: { field: 'scope', is: 'device_class' },
          ...(value?.scope === 'device_class' ? { initial: value.target } : {}),
        },
      ),
    )
  }
  return (
    <ActionButton
      small
      spec={action('policy.save_setting', {
        label: t('policy.change'),
        explain: `${title} (${setting.low}–${setting.high})`,
        reason: 'required',
        fields: [
          text('value', t('policy.value'), {
            required: true,
            initial: value?.value ?? setting.default,
          }),
          choice(
            'scope',
            t('policy.scope'),
            choices('settingScope', ['everywhere', ...setting.scopes]),
            { required: true, initial: value?.scope ?? 'everywhere' },
          ),
          ...targets,
        ],
        command: (values) => {
          const { scope } = values
          const target = values[`target_${scope}`] || '0'
          const isSame = value?.scope === scope && value.target === target
          return {
            name: setting.name,
            value: values.value,
            scope,
            target,
            ...(isSame ? { version: value.version } : {}),
          }
        },
      })}
    />
  )
}

/** What other rooms have to set on this device, and which version of the screens it runs. */
function ThisDevice() {
  const t = useT()
  const { parts } = usePanels()({ kind: 'settings', id: '', title: '', record: {} })
  return (
    <Box className="card" p="md">
      {parts.map(({ label, content }) => (
        <div key={label}>
          <Text component="h2" m={0} mb="sm" fw={650}>
            {label}
          </Text>
          {content}
        </div>
      ))}
      <Text size="sm" c="dimmed" mt="sm">
        {t('policy.version')} {APP_VERSION}
      </Text>
    </Box>
  )
}
