import type { ItemWords, Named } from '@/documents/shapes'

export interface CartonContent {
  item: ItemWords
  lot: { number: string; expiry: string | null } | null
  serial: string | null
  quantity: string
  unit?: string | null
  record: string | null
}

export interface Carton {
  id: string
  sscc: string
  state: string
  content: CartonContent[]
}

/** A shipment beside its document: who carries it, what is in which carton, what is left. */
export interface ShipmentDetail {
  carrier: Named | null
  waybill: string
  vehicle: string
  delivered_at: string | null
  cartons: Carton[]
  left: {
    item: ItemWords
    lot: { number: string } | null
    quantity: string
    unit?: string | null
  }[]
}
