import { Badge, Chip } from '@/ui/Badge'
import { word } from '@/messages/codes'
import type { Blocked, Hold } from './shapes'

/** In a list: held and why, over, then the status; green only where nothing stands against it. */
export function StandingChips({
  holds,
  blocked,
  status,
}: {
  holds: Hold[]
  blocked: Blocked[]
  status?: string
}) {
  const isFree = holds.length === 0 && blocked.length === 0
  return (
    <>
      <HoldChips holds={holds} />
      {blocked.includes('expired') && (
        <>
          <Chip tone="error">{word('blocked', 'expired')}</Chip>{' '}
        </>
      )}
      {status !== undefined &&
        (isFree || status !== 'released' ? (
          <Badge family="quality" code={status} />
        ) : (
          <Chip tone="idle">{word('quality', status)}</Chip>
        ))}
    </>
  )
}

/** One chip for each reason: held, and why. */
export function HoldChips({ holds }: { holds: Hold[] | undefined }) {
  const reasons = [...new Set((holds ?? []).map((hold) => hold.reason))]
  return reasons.map((reason) => (
    <span key={reason}>
      <Chip tone="error">
        {word('blocked', 'held')} · {word('hold', reason)}
      </Chip>{' '}
    </span>
  ))
}
