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
  { name: 'views', title: 'app.wing.views', rooms: views },
  { name: 'inbound', title: 'app.wing.inbound', rooms: inbound },
  { name: 'inside', title: 'app.wing.inside', rooms: inside },
  { name: 'outbound', title: 'app.wing.outbound', rooms: outbound },
  { name: 'work', title: 'app.wing.work', rooms: work },
  { name: 'masterdata', title: 'app.wing.masterdata', rooms: masterdata },
  { name: 'hub', title: 'app.wing.hub', rooms: hub },
  { name: 'foundation', title: 'app.wing.foundation', rooms: foundation },
]

export const ROOMS: Room[] = WINGS.flatMap(({ rooms }) => rooms)
