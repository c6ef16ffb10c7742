import { get } from '@/api/client'
import { queries } from '@/work/session/device'

/** A certificate that goods may carry; the server offers valid ones first. */
export interface Certificate {
  id: string
  number: string
  kind: string
  valid_from: string
  valid_to: string
  state: 'valid' | 'not_yet' | 'expired'
  /** The lot carries it already. */
  of_lot: boolean
}

export const NO_CERTIFICATE = '0'
const FRESH_MS = 60_000

export function offersFor(receipt: string, item: string, lot: string): Promise<Certificate[]> {
  return queries.fetchQuery({
    queryKey: ['certificates', receipt, item, lot],
    queryFn: async () => {
      const path = `/receiving/receipts/${receipt}/certificates`
      return (await get<{ rows: Certificate[] }>(path, { item, lot })).rows
    },
    staleTime: FRESH_MS,
  })
}

/**
 * The certificate that needs no question: what the lot carries already, or the only one, if it is
 * valid. Null when a person must choose.
 */
export function plainChoice(offers: Certificate[]): string | null {
  if (offers.length === 0 || offers.some((one) => one.of_lot)) return NO_CERTIFICATE
  const valid = offers.filter((one) => one.state === 'valid')
  return valid.length === 1 ? (valid[0]?.id ?? null) : null
}
