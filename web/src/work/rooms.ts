/** The rooms of this wing: what every act meets: odd codes and look-alikes. */
import { from, type Room } from '@/work/house/room'

export const ROOMS: Room[] = [
  {
    word: 'unknown_codes',
    desk: [
      {
        path: '/unknown-codes',
        screen: from(() => import('./unknown_codes/pages'), 'UnknownCodes'),
      },
    ],
    menu: [
      {
        to: '/unknown-codes',
        label: 'work.unknown',
        icon: 'helpHexagon',
        right: 'documents.read',
      },
    ],
  },
  {
    word: 'lookalikes',
    desk: [{ path: '/twins', screen: from(() => import('./lookalikes/pages'), 'Twins') }],
    menu: [{ to: '/twins', label: 'work.twins', icon: 'arrowsDiff', right: 'stock.read' }],
  },
  {
    word: 'kept_readings',
    desk: [
      {
        path: '/kept-readings',
        screen: from(() => import('./kept_readings/pages'), 'KeptReadings'),
      },
    ],
    menu: [
      {
        to: '/kept-readings',
        label: 'work.kept',
        icon: 'barcodeOff',
        right: 'documents.read',
      },
    ],
    tasks: { label_conflict: { desk: '/kept-readings' } },
  },
]
