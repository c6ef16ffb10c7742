import { t } from '@/messages'
import type { Column } from '@/ui/DataTable'
import { quantity } from '@/ui/format'
import type { HeaderFact } from '@/ui/Facts'
import type { DocumentLine, FullDocument } from './shapes'

/** What only this kind of line or header has. */
export function more(of: { more: Record<string, unknown> }): Record<string, unknown> {
  return of.more
}

function amount(value: unknown, currency: unknown): string {
  if (value === undefined || value === null || value === '') return '—'
  return [quantity(String(value)), currency ?? ''].join(' ').trim()
}

/** Net, tax and gross of an order. */
export function moneyFacts({ header }: FullDocument): HeaderFact[] {
  const { net, tax, gross, currency } = more(header)
  const sums = [
    { label: t('documents.order.net'), sum: net },
    { label: t('documents.order.tax'), sum: tax },
    { label: t('documents.order.gross'), sum: gross },
  ]
  return sums
    .filter(({ sum }) => sum !== undefined)
    .map(({ label, sum }) => ({ label, value: amount(sum, currency) }))
}

/** Price, tax and amount of a line. */
export const moneyColumns = (): Column<DocumentLine>[] => [
  {
    key: 'unit_price',
    title: t('documents.order.price'),
    right: true,
    cell: (line) => amount(more(line)['unit_price'], ''),
  },
  {
    key: 'tax_percent',
    title: t('documents.order.tax'),
    right: true,
    cell: (line) => amount(more(line)['tax_percent'], ''),
  },
  {
    key: 'total',
    title: t('documents.order.total'),
    right: true,
    cell: (line) => amount(more(line)['total'], more(line)['currency']),
  },
]
