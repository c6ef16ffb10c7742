import { useParams } from '@tanstack/react-router'
import { DocumentList } from '@/work/documents/DocumentList'
import { DocumentScreen } from '@/work/documents/DocumentScreen'
import type { DocumentConfig } from '@/work/documents/config'
import { t as inCurrentLanguage, useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { action } from '@/work/forms/action'

export function PickLists() {
  const t = useT()
  return (
    <DocumentList
      kind="pick_list"
      title={t('outbound.picks')}
      partnerLabel={t('ui.field.customer')}
    />
  )
}

const PICK_LIST: DocumentConfig = {
  lineActions: (_document, line) =>
    line.state === 'open' ? (
      <ActionButton
        spec={action('picking.short_pick', {
          label: inCurrentLanguage('codes.action.picking_short_pick'),
          reason: 'optional',
          command: () => ({ line: line.id }),
        })}
      />
    ) : null,
}

export function PickList() {
  const t = useT()
  const { id } = useParams({ strict: false }) as { id: string }
  return <DocumentScreen id={id} config={{ ...PICK_LIST, partnerLabel: t('ui.field.customer') }} />
}
