import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  floor: {
    prompt: 'Scan shipment or order',
    opened: 'Shipment opened',
    underWay: 'Being packed',
    waiting: 'Checked, to be packed',
    newCarton: 'New carton',
    scanGoods: 'Scan goods to pack',
    scanCarton: 'Take a carton first',
    cartonChosen: 'Carton chosen',
    cartonFirst: 'Scan a carton or take a new one',
    cartonMade: 'New carton',
    packed: 'Packed',
    into: 'Into carton',
    howMany: 'How many (of the scanned pack; may stay empty)',
    undo: 'Unpack the last one',
    left: 'Still to pack',
  },
  codes: {
    task: {
      pack: 'To pack',
      ship: 'To ship',
      dispatch: 'To dispatch',
      deliver: 'To confirm delivery',
      open_shipment: 'To pack',
    },
    action: {
      shipping_open_shipment: 'Open shipment',
      shipping_new_carton: 'New carton',
      shipping_pack: 'Pack',
      shipping_unpack: 'Unpack',
      shipping_cancel_shipment: 'Cancel shipment',
      shipping_dispatch: 'Dispatch',
      shipping_deliver: 'Deliver',
    },
  },
  carrier: 'Carrier',
  waybill: 'Waybill',
  vehicle: 'Vehicle',
  cartons: 'Cartons',
  receiver: 'Received by',
  proof: 'Proof of delivery (photo)',
  noCartons: 'Nothing packed yet',
}
