/** The rooms of this wing: what every program of this kind needs. */
import { from, type Room } from '@/work/house/room'

export const ROOMS: Room[] = [
  {
    word: 'journal',
    desk: [{ path: '/journal', screen: from(() => import('./journal/pages'), 'Journal') }],
    menu: [{ to: '/journal', label: 'foundation.journal', icon: 'history', key: 'j' }],
  },
  {
    word: 'system',
    desk: [{ path: '/system', screen: from(() => import('./system/pages'), 'DeskSystem') }],
    phone: [{ path: 'system', screen: from(() => import('./system/pages'), 'PhoneSystem') }],
    menu: [{ to: '/system', label: 'foundation.system', icon: 'heartbeat', right: 'system.read' }],
  },
]
