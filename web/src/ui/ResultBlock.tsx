import { Box, Group, Loader, Stack, Text } from '@mantine/core'
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconHandStop,
  IconScan,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'

export type Tone = 'ready' | 'reading' | 'ok' | 'warn' | 'error'

export interface ResultRow {
  label: string
  value: ReactNode
}

const STYLE: Record<Tone, { background: string; color: string; border: string }> = {
  ready: { background: 'var(--surface)', color: 'inherit', border: 'var(--line)' },
  reading: { background: 'var(--info-soft)', color: 'var(--info-ink)', border: 'transparent' },
  ok: { background: 'var(--ok)', color: '#fff', border: 'transparent' },
  warn: { background: 'var(--warn)', color: 'var(--warn-on)', border: 'transparent' },
  error: { background: 'var(--error)', color: '#fff', border: 'transparent' },
}

/** The one answer to the last scan: colour, sign and words, readable at arm's length. */
export function ResultBlock({
  tone,
  title,
  rows = [],
  children,
}: {
  tone: Tone
  title: string
  rows?: ResultRow[]
  children?: ReactNode
}) {
  const { background, color, border } = STYLE[tone]
  return (
    <Box
      key={`${tone}${title}`}
      className={tone === 'ready' ? undefined : 'arrive'}
      p="md"
      role="status"
      aria-live="assertive"
      data-outcome={tone}
      style={{ background, color, border: `1px solid ${border}`, borderRadius: 14 }}
    >
      <Stack gap={10}>
        <Group gap={12} wrap="nowrap" align="center">
          <Sign tone={tone} />
          <Text fw={700} fz={28} lh={1.2} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Text>
        </Group>
        {rows.length > 0 && (
          <Box
            component="dl"
            m={0}
            fz={17}
            style={{
              display: 'grid',
              gridTemplateColumns: 'max-content 1fr',
              gap: '5px 16px',
            }}
          >
            {rows.map((row) => [
              <dt key={`${row.label}-t`}>{row.label}</dt>,
              <dd key={`${row.label}-d`} style={{ margin: 0, fontWeight: 650 }}>
                {row.value}
              </dd>,
            ])}
          </Box>
        )}
        {children}
      </Stack>
    </Box>
  )
}

function Sign({ tone }: { tone: Tone }) {
  const size = 38
  if (tone === 'reading') return <Loader size={30} color="currentColor" aria-hidden />
  if (tone === 'ok')
    return <IconCircleCheckFilled size={size} aria-hidden style={{ flex: 'none' }} />
  if (tone === 'warn') {
    return <IconAlertTriangleFilled size={size} aria-hidden style={{ flex: 'none' }} />
  }
  if (tone === 'error') return <IconHandStop size={size} aria-hidden style={{ flex: 'none' }} />
  return <IconScan size={size} stroke={1.6} aria-hidden style={{ flex: 'none', opacity: 0.75 }} />
}
