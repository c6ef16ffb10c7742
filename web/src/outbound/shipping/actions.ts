import type { Translate } from '@/messages'
import { partnersFrom } from '@/work/references/partners'
import { text, photo, ref } from '@/work/forms/fields'
import { action, type ActionSpec } from '@/work/forms/action'

/** Hand the cartons over to the carrier; the server judges every piece once more. */
export function dispatchSpec(shipment: string, t: Translate): ActionSpec {
  return action('shipping.dispatch', {
    label: t('codes.action.shipping_dispatch'),
    primary: true,
    fields: [
      ref('carrier', t('shipping.carrier'), partnersFrom('carrier'), { required: true }),
      text('waybill', t('shipping.waybill'), { scanText: true }),
      text('vehicle', t('shipping.vehicle')),
    ],
    command: (values) => ({
      shipment,
      carrier: values.carrier,
      waybill: values.waybill,
      vehicle: values.vehicle,
    }),
  })
}

/** The customer has the goods. */
export function deliverSpec(shipment: string, t: Translate): ActionSpec {
  return action('shipping.deliver', {
    label: t('codes.action.shipping_deliver'),
    primary: true,
    fields: [
      text('receiver', t('shipping.receiver'), { required: true }),
      photo('proof', t('shipping.proof')),
    ],
    command: (values) => ({
      shipment,
      receiver: values.receiver,
      proof: values.proof,
    }),
  })
}
