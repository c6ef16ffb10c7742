/** What a public UDI database proposes for an item of ours. */
export interface Proposal {
  id: string
  item: { id: string; code: string; name: string }
  kind: 'identifier' | 'field' | 'certificate'
  /** The code system, the field, or which certificate. */
  name: string
  proposed: string
  current: string
  role: string
  level: string
  factor: string | null
  /** `contradicts`: something else is confirmed. */
  state: 'open' | 'contradicts' | 'accepted' | 'rejected'
  source: string
  primary: string
  version_on: string
}

/** The proposals of each item, in the order in which the items come. */
export function byItem(rows: Proposal[]): { item: Proposal['item']; rows: Proposal[] }[] {
  const groups = new Map<string, { item: Proposal['item']; rows: Proposal[] }>()
  for (const row of rows) {
    const group = groups.get(row.item.id) ?? { item: row.item, rows: [] }
    group.rows.push(row)
    groups.set(row.item.id, group)
  }
  return [...groups.values()]
}
