import type { ItemWords, Named } from '@/work/documents/shapes'

/** One thing that was ever said of a lot or a piece, and by whom. */
export interface GoodsVersion {
  kind: 'lot' | 'piece'
  id: string
  item: ItemWords | null
  serial: string
  lot: string
  number: string
  expiry: string | null
  produced: string | null
  valid_from: string
  valid_to: string
  /** Journal numbers; null where none is kept, or where it is believed still. */
  known_from: number | null
  known_to: number | null
  person: Named | null
  reason: string
  command: string
  recorded_at: string | null
}

/** What is believed now; undefined where nothing was said. */
export function latest(rows: GoodsVersion[]): GoodsVersion | undefined {
  return rows.findLast((row) => row.known_to === null && row.valid_to === '')
}

/** A text that no command would take today, and where it stands. */
export interface OddText {
  of: 'due' | 'notice_lot' | 'notice_expiry' | 'notice_produced' | 'opening_expiry'
  line: string
  text: string
}

interface Papers {
  header: { kind: string; due: string }
  lines: { id: string; more: Record<string, unknown> }[]
}

const isDay = (text: string) => text === '' || /^\d{4}-\d{2}-\d{2}$/.test(text)
const isLot = (text: string) => text === text.trim() && /^[\x20-\x7e\u00a1-\ufaff]*$/.test(text)

/** The texts of a document that look as none would be taken in today. */
export function oddTexts({ header, lines }: Papers): OddText[] {
  const found: OddText[] = isDay(header.due) ? [] : [{ of: 'due', line: '0', text: header.due }]
  const opening = header.kind === 'opening_stock'
  for (const { id, more } of lines) {
    const said = (name: string) => (typeof more[name] === 'string' ? more[name] : '')
    const add = (of: OddText['of'], name: string, isRight: (text: string) => boolean) => {
      if (!isRight(said(name))) found.push({ of, line: id, text: said(name) })
    }
    add(opening ? 'opening_expiry' : 'notice_expiry', 'expiry', isDay)
    if (!opening) add('notice_produced', 'produced', isDay)
    if (!opening) add('notice_lot', 'lot', isLot)
  }
  return found
}
