import { Box } from '@mantine/core'
import { word } from '@/messages/codes'

type Tone = 'ok' | 'warn' | 'error' | 'info' | 'idle'

const TONES: Record<string, Tone> = {
  open: 'info',
  draft: 'idle',
  closed: 'ok',
  cancelled: 'idle',
  voided: 'idle',
  done: 'ok',
  released: 'ok',
  quarantine: 'warn',
  rejected: 'error',
  return_quarantine: 'warn',
  '1': 'warn',
  '2': 'ok',
  '3': 'error',
  '4': 'warn',
  active: 'ok',
  inactive: 'idle',
  expired: 'error',
  held: 'error',
  short_closed: 'warn',
  accepted: 'ok',
  refused: 'error',
  repeated: 'idle',
  posted: 'ok',
  recount: 'warn',
  dispatched: 'info',
  delivered: 'ok',
  packed: 'info',
  allocated: 'info',
  picked: 'info',
  checked: 'info',
  approved: 'ok',
  counting: 'info',
  lifted: 'idle',
  valid: 'ok',
  confirmed: 'ok',
  proposed: 'warn',
  contradicts: 'error',
  contradiction: 'error',
  unreadable: 'error',
  invalid: 'error',
  ambiguous: 'warn',
  repaired: 'warn',
  unknown: 'warn',
  unconfirmed: 'warn',
  ask: 'warn',
  retired: 'idle',
}

/** A short state word with a colour of its own; the word always says it too. */
export function Badge({ family, code }: { family: string; code: string | null | undefined }) {
  return <Chip tone={TONES[code ?? ''] ?? 'idle'}>{word(family, code)}</Chip>
}

export function Chip({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return (
    <Box
      component="span"
      px={8}
      py={2}
      fz={12.5}
      fw={600}
      style={{
        background: `var(--${tone}-soft)`,
        color: `var(--${tone}-ink)`,
        borderRadius: 6,
        whiteSpace: 'nowrap',
        display: 'inline-block',
        lineHeight: 1.5,
      }}
    >
      {children}
    </Box>
  )
}
