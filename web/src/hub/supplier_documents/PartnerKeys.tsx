import { Box, Button, CopyButton, Group, Stack, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { get } from '@/api/client'
import { useSession } from '@/work/session/session'
import { useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { Badge } from '@/ui/Badge'
import { Blank, Loading, LoadFailure } from '@/ui/Blank'
import { DataTable } from '@/ui/DataTable'
import { Code } from '@/ui/Values'
import type { PanelProps } from '@/work/house/room'
import { acceptKeySpec, withdrawKeySpec } from './keyActions'
import type { OwnKey, PartnerKey } from './shapes'

/** Keys with which a partner signs delivery notes, and ours, for the partner to take over. */
export function PartnerKeys({ id: partner }: Pick<PanelProps, 'id'>) {
  const { can } = useSession()
  return (
    <Stack p="md">
      {can('papers.map_paper') && <Theirs partner={partner} />}
      <Ours />
    </Stack>
  )
}

function Theirs({ partner }: { partner: string }) {
  const t = useT()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['partner-keys'],
    queryFn: () => get<{ rows: PartnerKey[] }>('/papers/keys'),
  })
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  const rows = data.rows.filter((row) => row.partner?.id === partner)
  return (
    <>
      <Group justify="space-between">
        <Text c="dimmed">{t('supplier_documents.keysText')}</Text>
        <ActionButton spec={acceptKeySpec(t, partner)} />
      </Group>
      {rows.length === 0 && <Blank title={t('supplier_documents.noKeys')} />}
      {rows.length > 0 && (
        <DataTable
          label={t('supplier_documents.keys')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'id',
              title: t('supplier_documents.keyId'),
              cell: (row) => <Code>{row.key_id}</Code>,
            },
            {
              key: 'key',
              title: t('supplier_documents.publicKey'),
              cell: (row) => <Code>{row.public_key}</Code>,
            },
            {
              key: 'state',
              title: t('ui.document.state'),
              cell: (row) => <Badge family="keyState" code={row.state} />,
            },
            {
              key: 'withdraw',
              title: '',
              right: true,
              cell: (row) =>
                row.state === 'accepted' && <ActionButton small spec={withdrawKeySpec(t, row)} />,
            },
          ]}
        />
      )}
    </>
  )
}

/** The partner reads the id aloud to check that the key came over unchanged. */
function Ours() {
  const t = useT()
  const { data } = useQuery({
    queryKey: ['own-key'],
    queryFn: () => get<OwnKey>('/papers/key'),
  })
  if (!data) return null
  return (
    <Box className="ruled" pt="md">
      <Text fw={650}>{t('supplier_documents.ownKey')}</Text>
      <Text size="sm" c="dimmed">
        {t('supplier_documents.ownKeyText', { algorithm: data.algorithm, key: data.key_id })}
      </Text>
      <Group gap="sm" mt={6}>
        <Code>{data.public_key}</Code>
        <CopyButton value={data.public_key}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="xs"
              leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              onClick={copy}
            >
              {t(copied ? 'supplier_documents.copied' : 'supplier_documents.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Box>
  )
}
