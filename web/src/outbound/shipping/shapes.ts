import type { ItemWords, LevelWords, LotWords, Named, PieceWords } from '@/work/documents/shapes'

/** Goods in a carton, or still to be packed. */
export interface ShippedGoods {
  line_id: string
  item: ItemWords
  lot: LotWords | null
  piece: PieceWords | null
  level: LevelWords | null
  quantity: string
}

export interface Carton {
  id: string
  sscc: string
  state: string
  content: ShippedGoods[]
}

/** A shipment beside its document: who carries it, what is in which carton, what is left. */
export interface ShipmentDetail {
  carrier: Named | null
  waybill: string
  vehicle: string
  dispatched_at: string | null
  delivered_at: string | null
  receiver: string
  ship_to: string
  order: { id: string; number: string }
  cartons: Carton[]
  left: ShippedGoods[]
}
