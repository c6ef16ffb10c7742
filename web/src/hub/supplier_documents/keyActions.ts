import type { Translate } from '@/messages'
import { text } from '@/work/forms/fields'
import { action, type ActionSpec } from '@/work/forms/action'
import type { PartnerKey } from './shapes'

/** Notices signed with this key are taken as this partner's from now on. */
export function acceptKeySpec(t: Translate, partner: string): ActionSpec {
  return action('papers.accept_key', {
    label: t('supplier_documents.acceptKey'),
    explain: t('supplier_documents.acceptKeyText'),
    primary: true,
    reason: 'optional',
    fields: [
      text('public_key', t('supplier_documents.publicKey'), { required: true, scanText: true }),
    ],
    command: (values) => ({ partner, public_key: values.public_key }),
  })
}

/** Notices signed with it are refused from now on; what came before stays as it is. */
export function withdrawKeySpec(t: Translate, { id, key_id }: PartnerKey): ActionSpec {
  return action('papers.withdraw_key', {
    label: t('supplier_documents.withdrawKey'),
    explain: t('supplier_documents.withdrawKeyText', { key: key_id }),
    danger: true,
    reason: 'optional',
    command: () => ({ key: id }),
  })
}
