import { useParams } from '@tanstack/react-router'
import { DocumentList } from '@/work/documents/DocumentList'
import { DocumentScreen } from '@/work/documents/DocumentScreen'
import type { DocumentConfig } from '@/work/documents/config'
import { NewDocument } from '@/work/documents/NewDocument'
import { useSession } from '@/work/session/session'
import { ITEMS } from '@/work/references/items'
import { useT } from '@/messages'
import { placesFrom } from '@/work/references/places'
import { ActionButton } from '@/work/forms/ActionForm'
import { rowsOf, text } from '@/work/forms/form'

export function Transfers() {
  const t = useT()
  const { site } = useSession()
  return (
    <DocumentList
      kind="transfer"
      title={t('app.nav.transfers')}
      actions={
        <NewDocument
          base="/transfers"
          idOf={(result) => String(result['transfer'])}
          spec={{
            action: 'transfers.dispatch_transfer',
            label: t('desk.transfer.new'),
            primary: true,
            fields: [
              {
                name: 'to_site',
                label: t('desk.transfer.to'),
                kind: 'ref',
                required: true,
                from: placesFrom(undefined, { kind: 'site' }),
              },
              {
                name: 'lines',
                label: t('ui.document.lines'),
                kind: 'rows',
                required: true,
                initial: [{ item: '', place: '', lot: '', quantity: '' }],
                fields: [
                  {
                    name: 'item',
                    label: t('ui.field.item'),
                    kind: 'ref',
                    required: true,
                    from: ITEMS,
                  },
                  {
                    name: 'place',
                    label: t('ui.field.place'),
                    kind: 'ref',
                    required: true,
                    from: placesFrom(site?.id),
                  },
                  {
                    name: 'lot',
                    label: t('ui.field.lot'),
                    kind: 'ref',
                    from: {
                      path: '/lots',
                      label: (row) => [row['number'], row['expiry']].filter(Boolean).join(' · '),
                    },
                  },
                  {
                    name: 'quantity',
                    label: t('ui.field.quantity'),
                    kind: 'decimal',
                    required: true,
                  },
                ],
              },
            ],
            command: (values) => ({
              site: site?.id,
              to_site: text(values, 'to_site'),
              lines: rowsOf(values, 'lines').map((row) => ({
                item: text(row, 'item'),
                place: text(row, 'place'),
                lot: text(row, 'lot') ?? '0',
                quantity: text(row, 'quantity'),
              })),
            }),
          }}
        />
      }
    />
  )
}

export function Transfer() {
  const t = useT()
  const { id } = useParams({ strict: false }) as { id: string }
  const config: DocumentConfig = {
    actions: ({ header }) =>
      header.state === 'open' ? (
        <ActionButton
          spec={{
            action: 'transfers.cancel_transfer',
            label: t('codes.action.transfers_cancel_transfer'),
            danger: true,
            fields: [],
            reason: 'required',
            command: () => ({ transfer: id }),
          }}
        />
      ) : null,
    lineActions: (_document, line) =>
      line.state === 'open' ? (
        <ActionButton
          spec={{
            action: 'transfers.arrive_transfer',
            label: t('desk.transfer.arrive'),
            primary: true,
            fields: [{ name: 'quantity', label: t('ui.field.quantity'), kind: 'decimal' }],
            command: (values) => ({
              transfer: id,
              line: line.id,
              quantity: text(values, 'quantity') ?? '',
            }),
          }}
        />
      ) : null,
  }
  return <DocumentScreen id={id} config={config} />
}
