import { t } from '@/messages'
import { quantity } from '@/ui/format'
import type { ResultRow } from '@/ui/ResultBlock'
import type { Verdict } from '@/work/scanning/useScans'
import { word } from '@/messages/codes'

export interface ReceiveResult {
  parts: {
    line: string
    disposition: string
    quantity: string
    place: string
    place_code?: string
  }[]
  item: string
  lot: string
  held: string | null
  differences: string[]
}

/** Where the goods go, in words; anything but a plain receipt is a warning. */
export function dispositionVerdict(
  result: ReceiveResult,
  about: { title: string; rows: ResultRow[] },
): Verdict {
  const rows: ResultRow[] = result.parts.map((part) => ({
    label: word('disposition', part.disposition),
    value: [quantity(part.quantity), part.place_code].filter(Boolean).join(' → '),
  }))
  const isPlain = result.parts.every((part) => part.disposition === 'ordered')
  const worst = result.parts.find((part) => part.disposition !== 'ordered')
  if (result.differences.includes('udi_missing')) {
    rows.push({ label: 'UDI', value: t('receiving.floor.udiMissing') })
  }
  if (result.held) {
    rows.push({ label: t('inside.holds'), value: word('hold', result.held) })
  }
  const title = worst
    ? t('receiving.floor.goesTo', { what: word('disposition', worst.disposition) })
    : t('receiving.floor.received')
  const named = about.title === '' ? [] : [{ label: t('ui.field.item'), value: about.title }]
  return {
    tone: isPlain && !result.held && result.differences.length === 0 ? 'ok' : 'warn',
    title,
    rows: [...named, ...about.rows, ...rows],
  }
}
