/** The wings of the house, in the order of the menu. */
import type { MessageKey } from '@/messages'
import type { Room } from '@/work/house/room'
import { ROOMS as foundation } from '@/foundation/rooms'
import { ROOMS as hub } from '@/hub/rooms'
import { ROOMS as inbound } from '@/inbound/rooms'
import { ROOMS as inside } from '@/inside/rooms'
import { ROOMS as masterdata } from '@/masterdata/rooms'
import { ROOMS as outbound } from '@/outbound/rooms'
import { ROOMS as views } from '@/views/rooms'
import { ROOMS as work } from '@/work/rooms'

export interface Wing {
  name: string
  title: MessageKey
  rooms: Room[]
}

export const WINGS: Wing[] = [
  { name: 'views', title: 'views.title', rooms: views },
  { name: 'inbound', title: 'inbound.title', rooms: inbound },
  { name: 'inside', title: 'inside.title', rooms: inside },
  { name: 'outbound', title: 'outbound.title', rooms: outbound },
  { name: 'work', title: 'work.title', rooms: work },
  { name: 'masterdata', title: 'masterdata.title', rooms: masterdata },
  { name: 'hub', title: 'hub.title', rooms: hub },
  { name: 'foundation', title: 'foundation.title', rooms: foundation },
]

export const ROOMS: Room[] = WINGS.flatMap(({ rooms }) => rooms)
