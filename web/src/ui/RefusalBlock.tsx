import { useT } from '@/messages'
import { Box, Button, Group, Stack, Table, Text } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import type { Problem } from '@/api/problem'
import { comparison, factsOf, problemTitle, roleText } from './refusals'

/** A refusal: what, expected beside scanned, the facts, and who can clear it. */
export function RefusalBlock({
  problem,
  onDismiss,
  big = false,
}: {
  problem: Problem
  onDismiss?: () => void
  big?: boolean
}) {
  const t = useT()
  const role = roleText(problem)
  return (
    <Box
      role="alert"
      className="arrive"
      p={big ? 'lg' : 'md'}
      data-outcome="error"
      style={{
        borderRadius: 12,
        background: 'var(--error-soft)',
        color: 'var(--error-ink)',
        border: '2px solid var(--error)',
      }}
    >
      <Stack gap="sm">
        <Group gap="sm" wrap="nowrap" align="flex-start">
          <IconHandStop size={big ? 36 : 24} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
          <Text fw={700} fz={big ? 28 : 17} lh={1.25}>
            {problemTitle(problem)}
          </Text>
        </Group>
        <Details problem={problem} big={big} />
        <Group justify="space-between" align="center" gap="xs">
          <Text fz={big ? 17 : 14} fw={600}>
            {role ? t('ui.refusal.clears', { role }) : ''}
          </Text>
          {onDismiss && (
            <Button color="red" variant="filled" size={big ? 'lg' : 'xs'} onClick={onDismiss}>
              {t('ui.button.seen')}
            </Button>
          )}
        </Group>
      </Stack>
    </Box>
  )
}

function Details({ problem, big }: { problem: Problem; big: boolean }) {
  const t = useT()
  const compared = comparison(problem)
  const facts = factsOf(problem)
  const size = big ? 17 : 14
  return (
    <>
      {compared.length > 0 && (
        <Table
          fz={size}
          withRowBorders={false}
          verticalSpacing={4}
          horizontalSpacing={6}
          layout="fixed"
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="24%">
                <span className="sr">{t('ui.refusal.facts')}</span>
              </Table.Th>
              <Table.Th>{t('ui.refusal.expected')}</Table.Th>
              <Table.Th>{t('ui.refusal.scanned')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {compared.map((row) => (
              <Table.Tr key={row.label} fw={row.expected === row.scanned ? 400 : 700}>
                <Table.Td>{row.label}</Table.Td>
                <Table.Td className="code">{row.expected}</Table.Td>
                <Table.Td className="code">{row.scanned}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {problem.errors?.map((error) => (
        <Text key={error.field} fz={size}>
          {error.field}: {error.message}
        </Text>
      ))}
      {facts.length > 0 && (
        <Box
          component="dl"
          m={0}
          fz={size}
          style={{
            display: 'grid',
            gridTemplateColumns: 'max-content 1fr',
            gap: '4px 14px',
          }}
        >
          {facts.map((fact) => [
            <dt key={`${fact.name}-t`}>{fact.label}</dt>,
            <dd key={`${fact.name}-d`} style={{ margin: 0, fontWeight: 600 }}>
              {fact.value}
            </dd>,
          ])}
        </Box>
      )}
    </>
  )
}
