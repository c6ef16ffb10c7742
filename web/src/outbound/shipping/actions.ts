import type { Translate } from '@/messages'
import { partnersFrom } from '@/work/references/partners'
import type { ActionSpec } from '@/work/forms/ActionForm'
import { text } from '@/work/forms/form'

/** Hand the cartons over to the carrier; the server judges every piece once more. */
export function dispatchSpec(shipment: string, t: Translate): ActionSpec {
  return {
    action: 'shipping.dispatch',
    label: t('codes.action.shipping_dispatch'),
    primary: true,
    fields: [
      {
        name: 'carrier',
        label: t('desk.shipment.carrier'),
        kind: 'ref',
        required: true,
        from: partnersFrom('carrier'),
      },
      { name: 'waybill', label: t('desk.shipment.waybill'), kind: 'text', scanText: true },
      { name: 'vehicle', label: t('desk.shipment.vehicle'), kind: 'text' },
    ],
    command: (values) => ({
      shipment,
      carrier: text(values, 'carrier'),
      waybill: text(values, 'waybill') ?? '',
      vehicle: text(values, 'vehicle') ?? '',
    }),
  }
}

/** The customer has the goods. */
export function deliverSpec(shipment: string, t: Translate): ActionSpec {
  return {
    action: 'shipping.deliver',
    label: t('codes.action.shipping_deliver'),
    primary: true,
    fields: [
      { name: 'receiver', label: t('desk.shipment.receiver'), kind: 'text', required: true },
      { name: 'proof', label: t('desk.shipment.proof'), kind: 'photo' },
    ],
    command: (values) => ({
      shipment,
      receiver: text(values, 'receiver') ?? '',
      proof: text(values, 'proof') ?? '',
    }),
  }
}
