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
import { rowsOf, text, type FieldSpec, type FormValues } from '@/work/forms/form'
import { Code, Expiry } from '@/ui/Values'
import { choices } from '@/messages/codes'

/** Quality statuses by the server's numbers. */
const STATUSES = ['2', '1', '3']

export function OpeningStocks() {
  const t = useT()
  const { site } = useSession()
  return (
    <DocumentList
      kind="opening_stock"
      title={t('app.nav.openingStock')}
      actions={
        <NewDocument
          base="/opening-stock"
          idOf={(result) => String(result['opening'])}
          spec={{
            action: 'opening.prepare_opening',
            label: t('desk.opening.new'),
            explain: t('desk.opening.text'),
            primary: true,
            fields: [
              {
                name: 'lines',
                label: t('desk.opening.lines'),
                kind: 'rows',
                required: true,
                initial: [BLANK],
                fields: lineFields(t, site?.id),
              },
            ],
            command: (values) => ({
              site: site?.id,
              lines: rowsOf(values, 'lines').map(lineOf),
            }),
          }}
        />
      }
    />
  )
}

const BLANK: FormValues = {
  item: '',
  place: '',
  quantity: '',
  lot: '',
  expiry: '',
  serials: '',
  status: '2',
  supplier: '',
}

function lineFields(t: Translate, site: string | undefined): FieldSpec[] {
  return [
    { name: 'item', label: t('ui.field.item'), kind: 'ref', required: true, from: ITEMS },
    {
      name: 'place',
      label: t('ui.field.place'),
      kind: 'ref',
      required: true,
      from: placesFrom(site, { kind: 'bin' }),
    },
    { name: 'quantity', label: t('ui.field.quantity'), kind: 'decimal' },
    { name: 'lot', label: t('ui.field.lot'), kind: 'text', scanText: true },
    { name: 'expiry', label: t('ui.field.expiry'), kind: 'date' },
    {
      name: 'status',
      label: t('ui.field.status'),
      kind: 'choice',
      required: true,
      initial: '2',
      choices: choices('status', STATUSES),
    },
    {
      name: 'supplier',
      label: t('ui.field.supplier'),
      kind: 'ref',
      from: partnersFrom('supplier'),
    },
    {
      name: 'serials',
      label: t('ui.field.serial'),
      kind: 'long',
      placeholder: t('desk.opening.serials'),
    },
  ]
}

function lineOf(row: FormValues) {
  const serials = (text(row, 'serials') ?? '').split(/[\s,，]+/).filter(Boolean)
  return {
    item: text(row, 'item'),
    place: text(row, 'place'),
    quantity: text(row, 'quantity') ?? String(serials.length),
    lot: text(row, 'lot') ?? '',
    expiry: text(row, 'expiry') ?? '',
    serials,
    status: Number(text(row, 'status') ?? '2'),
    supplier: text(row, 'supplier') ?? '0',
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
        spec={{
          action: 'opening.cancel_opening',
          label: t('codes.action.opening_cancel_opening'),
          danger: true,
          fields: [],
          reason: 'required',
          command: () => ({ opening: header.id }),
        }}
      />
      <ActionButton
        spec={{
          action: 'opening.sign_opening',
          label: t('codes.action.opening_sign_opening'),
          explain: t(isMine ? 'desk.opening.another' : 'desk.opening.sign'),
          primary: true,
          fields: [],
          command: () => ({ opening: header.id }),
        }}
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
      title: inCurrentLanguage('desk.opening.lot'),
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
