import { Box, Group, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { Badge } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { DataTable } from '@/ui/DataTable'
import { useList } from '@/work/lists/useList'
import { useTitles } from '@/work/lists/useTitles'
import { word } from '@/messages/codes'
import type { PanelProps } from '@/work/house/room'
import type { Level } from '@/work/references/levels'
import { bindSpec, type Target } from './actions'
import { BindingButtons } from './BindingButtons'
import { CodeLink } from '@/work/references/CodeLink'
import { LevelGraph } from './LevelGraph'
import { type Binding } from './shapes'
import { period } from '@/ui/format'

const MANY = 200

/** Every code of one object, and what can be done about each. */
export function Identifiers({ kind, id, record }: Omit<PanelProps, 'title'>) {
  const t = useT()
  const levels = kind === 'item' ? ((record['levels'] ?? []) as Level[]) : undefined
  const target: Target = { kind: kind as Target['kind'], id, levels }
  const list = useList<Binding>(
    '/identifiers',
    { target_kind: target.kind, target: target.id },
    MANY,
  )
  const scope = useTitles(list.rows.map((row) => row.scope))
  if (list.isPending) return <Loading />
  if (list.isError) return <LoadFailure error={list.error} retry={() => void list.refetch()} />
  const levelNames = new Map(levels?.map((level) => [level.id, level.name]))
  const inForce = list.rows.filter((row) => row.status !== 'retired')
  return (
    <Stack gap={0}>
      <Group p="md" justify="space-between" align="flex-start" wrap="nowrap">
        {target.levels ? <LevelGraph levels={target.levels} bindings={inForce} /> : <span />}
        <Box style={{ flex: 'none' }}>
          <ActionButton icon={<IconPlus size={17} aria-hidden />} spec={bindSpec(t, target)} />
        </Box>
      </Group>
      {list.rows.length === 0 ? (
        <Blank title={t('identifiers.none')} />
      ) : (
        <DataTable<Binding>
          label={t('identifiers.title')}
          rows={list.rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'scheme',
              title: t('identifiers.scheme'),
              cell: (row) => word('scheme', row.scheme),
              order: (row) => row.scheme,
            },
            { key: 'value', title: t('ui.field.code'), cell: (row) => <CodeLink {...row} /> },
            ...(target.levels
              ? [
                  {
                    key: 'level',
                    title: t('identifiers.level'),
                    cell: (row: Binding) => word('level', levelNames.get(row.level) ?? 'base'),
                  },
                ]
              : []),
            {
              key: 'role',
              title: t('identifiers.role'),
              cell: (row) => word('codeRole', row.role),
            },
            {
              key: 'scope',
              title: t('identifiers.scope'),
              cell: (row) => (row.scope === '0' ? t('identifiers.everywhere') : scope(row.scope)),
            },
            {
              key: 'source',
              title: t('identifiers.source'),
              cell: (row) => word('codeSource', row.source),
            },
            {
              key: 'period',
              title: t('identifiers.period'),
              cell: (row) => period(row) || t('identifiers.always'),
            },
            {
              key: 'status',
              title: t('ui.document.state'),
              cell: (row) => <Badge family="bindingState" code={row.status} />,
            },
            {
              key: 'do',
              title: '',
              right: true,
              cell: (row) => <BindingButtons of={row} levels={target.levels} />,
            },
          ]}
        />
      )}
    </Stack>
  )
}
