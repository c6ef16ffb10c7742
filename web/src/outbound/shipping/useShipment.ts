import { useQuery } from '@tanstack/react-query'
import { get } from '@/api/client'
import type { ShipmentDetail } from './shapes'

export function useShipment(id: string) {
  return useQuery({
    queryKey: ['shipment', id],
    queryFn: () => get<ShipmentDetail>(`/shipping/shipments/${id}`),
  })
}
