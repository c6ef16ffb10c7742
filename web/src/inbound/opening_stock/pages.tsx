import { useParams } from '@tanstack/react-router'
import { useSession } from '@/work/session/session'
import { ITEMS } from '@/work/references/items'
import { DocumentList } from '@/work/documents/DocumentList'
import { DocumentScreen } from '@/work/documents/DocumentScreen'
import type { DocumentConfig } from '@/work/documents/config'
import { more } from '@/work/documents/money'
import { NewDocument } from '@/work/documents/NewDocument'
import type { DocumentLine, FullDocument } from '@/work/documents/shapes'
import { t as inCurrentLanguage, useT, type Translate } from '@/messages'
import { partnersFrom } from '@/work/references/partners'
import { placesFrom } from '@/work/references/places'
import { ActionButton } from '@/work/forms/ActionForm'
import { Badge } from '@/ui/Badge'
import type { Column } from '@/ui/DataTable'
import { Code, Expiry } from '@/ui/Values'
import { choices } from '@/messages/codes'
import { text, long, decimal, date, choice, ref, rows, type Values } from '@/work/forms/fields'
import { action } from '@/work/forms/action'

/** Quality statuses by the server's numbers. */
const STATUSES = ['2', '1', '3'] as const

export function OpeningStocks() {
  const t = useT()
  const { site } = useSession()
  return (
    <DocumentList
      kind="opening_stock"
      title={t('inbound.openingStock')}
      actions={
        <NewDocument
          kind="opening_stock"
          idOf={(result) => String(result['opening'])}
          spec={action('opening.prepare_opening', {
            label: t('opening_stock.new'),
            explain: t('opening_stock.text'),
            primary: true,
            fields: [
              rows('lines', t('opening_stock.lines'), lineFields(t, site?.id), {
                required: true,
                initial: [BLANK],
              }),
            ],
            command: (values) => ({
              site: site?.id ?? '0',
              lines: values.lines.map(lineOf),
            }),
          })}
        />
      }
    />
  )
}

const BLANK = {
  item: '',
  place: '',
  quantity: '',
  lot: '',
  expiry: '',
  serials: '',
  status: '2' as const,
  supplier: '',
}

function lineFields(t: Translate, site: string | undefined) {
  return [
    ref('item', t('ui.field.item'), ITEMS, { required: true }),
    ref('place', t('ui.field.place'), placesFrom(site, { kind: 'bin' }), { required: true }),
    decimal('quantity', t('ui.field.quantity')),
    text('lot', t('ui.field.lot'), { scanText: true }),
    date('expiry', t('ui.field.expiry')),
    choice('status', t('ui.field.status'), choices('status', STATUSES), {
      required: true,
      initial: '2',
    }),
    ref('supplier', t('ui.field.supplier'), partnersFrom('supplier')),
    long('serials', t('ui.field.serial'), { placeholder: t('opening_stock.serials') }),
  ] as const
}

function lineOf(row: Values<ReturnType<typeof lineFields>>) {
  const { item, place, quantity, lot, expiry, status, supplier } = row
  const serials = row.serials.split(/[\s,，]+/).filter(Boolean)
  return {
    ...{ item, place, lot, expiry, serials },
    quantity: quantity || String(serials.length),
    status: Number(status),
    supplier: supplier || '0',
  }
}

/** Signing by a second person, or throwing away, while nothing is booked. */
function OpeningActions({ document: { header } }: { document: FullDocument }) {
  const t = useT()
  const { session } = useSession()
  if (header.state !== 'open') return null
  const isMine = header.created_by?.id === session.person.id
  return (
    <>
      <ActionButton
        spec={action('opening.cancel_opening', {
          label: t('codes.action.opening_cancel_opening'),
          danger: true,
          reason: 'required',
          command: () => ({ opening: header.id }),
        })}
      />
      <ActionButton
        spec={action('opening.sign_opening', {
          label: t('codes.action.opening_sign_opening'),
          explain: t(isMine ? 'opening_stock.another' : 'opening_stock.sign'),
          primary: true,
          command: () => ({ opening: header.id }),
        })}
      />
    </>
  )
}

/** What was said of each line; lots and serials come into being when it is signed. */
function saidColumns(): Column<DocumentLine>[] {
  const said = (line: DocumentLine, name: string): string => String(more(line)[name] ?? '')
  return [
    {
      key: 'said_lot',
      title: inCurrentLanguage('opening_stock.lot'),
      cell: (line) => <Code>{said(line, 'lot')}</Code>,
    },
    {
      key: 'said_expiry',
      title: inCurrentLanguage('ui.field.expiry'),
      cell: (line) => <Expiry date={said(line, 'expiry') || null} />,
    },
    {
      key: 'said_serials',
      title: inCurrentLanguage('ui.field.serial'),
      cell: (line) => (
        <Code>{(more(line)['serials'] as string[] | undefined)?.join(' ') ?? ''}</Code>
      ),
    },
    {
      key: 'said_status',
      title: inCurrentLanguage('ui.field.status'),
      cell: (line) => <Badge family="quality" code={said(line, 'status')} />,
    },
  ]
}

const OPENING: DocumentConfig = {
  lineColumns: saidColumns,
  ownLot: true,
  actions: (document) => <OpeningActions document={document} />,
}

export function OpeningStock() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <DocumentScreen id={id} config={OPENING} />
}
