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
import { decimal, ref, rows } from '@/work/forms/fields'
import { action } from '@/work/forms/action'

export function Transfers() {
  const t = useT()
  const { site } = useSession()
  return (
    <DocumentList
      kind="transfer"
      title={t('inside.transfers')}
      actions={
        <NewDocument
          kind="transfer"
          idOf={(result) => String(result['transfer'])}
          spec={action('transfers.dispatch_transfer', {
            label: t('transfers.new'),
            primary: true,
            fields: [
              ref('to_site', t('transfers.to'), placesFrom(undefined, { kind: 'site' }), {
                required: true,
              }),
              rows(
                'lines',
                t('ui.document.lines'),
                [
                  ref('item', t('ui.field.item'), ITEMS, { required: true }),
                  ref('place', t('ui.field.place'), placesFrom(site?.id), { required: true }),
                  ref('lot', t('ui.field.lot'), {
                    path: '/lots',
                    label: (row) => [row['number'], row['expiry']].filter(Boolean).join(' · '),
                  }),
                  decimal('quantity', t('ui.field.quantity'), { required: true }),
                ],
                { required: true, initial: [{ item: '', place: '', lot: '', quantity: '' }] },
              ),
            ],
            command: (values) => ({
              site: site?.id ?? '0',
              to_site: values.to_site,
              lines: values.lines.map((row) => ({
                item: row.item,
                place: row.place,
                lot: row.lot || '0',
                quantity: row.quantity,
              })),
            }),
          })}
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
          spec={action('transfers.cancel_transfer', {
            label: t('codes.action.transfers_cancel_transfer'),
            danger: true,
            reason: 'required',
            command: () => ({ transfer: id }),
          })}
        />
      ) : null,
    lineActions: (_document, line) =>
      line.state === 'open' ? (
        <ActionButton
          spec={action('transfers.arrive_transfer', {
            label: t('transfers.arrive'),
            primary: true,
            fields: [decimal('quantity', t('ui.field.quantity'))],
            command: (values) => ({
              transfer: id,
              line: line.id,
              quantity: values.quantity,
            }),
          })}
        />
      ) : null,
  }
  return <DocumentScreen id={id} config={config} />
}
