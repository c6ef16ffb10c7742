import { Box, Button, Group, Stack, Text } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import type { Problem } from '@/api/problem'
import { useT } from '@/messages'
import { useRolesWith } from './roles'
import { comparison, factsOf, problemTitle, roleText } from './refusals'

const SOLID = { background: 'var(--error)', color: '#fff', borderColor: 'var(--error)' }
const SOFT = {
  background: 'var(--error-soft)',
  color: 'var(--error-ink)',
  borderColor: 'var(--error)',
}

/** A refusal: what, expected beside scanned, the facts, and who can clear it. */
export function RefusalBlock({
  problem,
  onDismiss,
  big = false,
}: {
  problem: Problem
  onDismiss?: () => void
  /** On the floor: solid, readable at arm's length. */
  big?: boolean
}) {
  const t = useT()
  const { action } = problem.facts ?? {}
  const isRight = problem.code === 'not_allowed' && typeof action === 'string'
  const roles = useRolesWith(isRight ? action : undefined)
  const role = roles || roleText(problem)
  return (
    <Box
      role="alert"
      aria-live="assertive"
      className="arrive"
      p="md"
      data-outcome="error"
      data-code={problem.code}
      style={{ borderRadius: 14, border: '1px solid', ...(big ? SOLID : SOFT) }}
    >
      <Stack gap="sm">
        <Group gap="sm" wrap="nowrap" align="center">
          <IconHandStop size={big ? 38 : 24} aria-hidden style={{ flex: 'none' }} />
          <Text fw={700} fz={big ? 28 : 17} lh={1.25}>
            {problemTitle(problem)}
          </Text>
        </Group>
        <Comparison problem={problem} big={big} />
        <FactList problem={problem} big={big} />
        {(role || onDismiss) && (
          <Group justify="space-between" align="center" gap="xs" wrap="nowrap">
            <Text fz={big ? 17 : 14} fw={600}>
              {role ? t('ui.refusal.clears', { role }) : ''}
            </Text>
            {onDismiss && (
              <Button
                variant={big ? 'white' : 'outline'}
                c={big ? 'var(--error)' : 'inherit'}
                style={{ borderColor: 'currentColor', flex: 'none' }}
                size={big ? 'lg' : 'xs'}
                onClick={onDismiss}
              >
                {t('ui.button.seen')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Box>
  )
}

/** Expected on the left, scanned on the right, the differing values heavy. */
function Comparison({ problem, big }: { problem: Problem; big: boolean }) {
  const t = useT()
  const rows = comparison(problem)
  if (rows.length === 0) return null
  const side = { background: 'var(--surface)', color: 'var(--mantine-color-text)' }
  return (
    <Group grow wrap="nowrap" align="stretch" gap={8}>
      {(['expected', 'scanned'] as const).map((which) => (
        <Box key={which} p="sm" style={{ ...side, borderRadius: 10, minWidth: 0 }}>
          <Text fz={big ? 15 : 13} c="dimmed" mb={2}>
            {t(`ui.refusal.${which}`)}
          </Text>
          {rows.map((row) => (
            <Text
              key={row.label}
              fz={big ? 17 : 14}
              fw={row.expected === row.scanned ? 400 : 700}
              style={{ overflowWrap: 'anywhere' }}
            >
              {rows.length > 1 && (
                <Text span c="dimmed" fz="0.85em">
                  {row.label}{' '}
                </Text>
              )}
              {row[which]}
            </Text>
          ))}
        </Box>
      ))}
    </Group>
  )
}

function FactList({ problem, big }: { problem: Problem; big: boolean }) {
  const facts = factsOf(problem)
  const size = big ? 17 : 14
  return (
    <>
      {problem.errors?.map((error) => (
        <Text key={`${error.field}${error.message}`} fz={size}>
          {error.field}: {error.message}
        </Text>
      ))}
      {facts.length > 0 && (
        <Box
          component="dl"
          m={0}
          fz={size}
          style={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '4px 14px' }}
        >
          {facts.map((fact) => [
            <dt key={`${fact.name}-t`}>{fact.label}</dt>,
            <dd
              key={`${fact.name}-d`}
              style={{ margin: 0, fontWeight: 650, overflowWrap: 'anywhere' }}
            >
              {fact.value}
            </dd>,
          ])}
        </Box>
      )}
    </>
  )
}
