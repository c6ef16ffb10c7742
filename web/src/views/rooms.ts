/** The rooms of this wing: what people look up. */
import { IconChecklist, IconListSearch } from '@tabler/icons-react'
import { from, type Room } from '@/work/house/room'

const words = (raw: Record<string, unknown>) => ({ q: String(raw['q'] ?? '') })

export const ROOMS: Room[] = [
  {
    word: 'tasks',
    desk: [{ path: '/', screen: from(() => import('./tasks/DeskTasks'), 'DeskTasks') }],
    phone: [{ path: 'tasks', screen: from(() => import('./tasks/PhoneTasks'), 'PhoneTasks') }],
    menu: [{ to: '/', label: 'views.tasks', icon: 'checklist', key: 't' }],
    tiles: [{ to: '/m/tasks', label: 'views.tasksTile', icon: IconChecklist, color: '#0b6b6b' }],
  },
  {
    word: 'stock',
    desk: [
      { path: '/stock', screen: from(() => import('./stock/StockPage'), 'StockPage') },
      { path: '/lots/$id', screen: from(() => import('./stock/GoodsPages'), 'LotPage') },
      { path: '/pieces/$id', screen: from(() => import('./stock/GoodsPages'), 'PiecePage') },
    ],
    menu: [{ to: '/stock', label: 'views.stock', icon: 'stack2', key: 'k', right: 'stock.read' }],
    shows: { lot: '/lots', piece: '/pieces' },
  },
  {
    word: 'search',
    desk: [
      { path: '/find', search: words, screen: from(() => import('./search/DeskFind'), 'DeskFind') },
    ],
    phone: [
      {
        path: 'find',
        search: words,
        screen: from(() => import('./search/PhoneFind'), 'PhoneFind'),
      },
    ],
    tiles: [{ to: '/m/find', label: 'views.find', icon: IconListSearch, color: '#52606a' }],
  },
  {
    word: 'label_quality',
    desk: [
      {
        path: '/label-quality',
        screen: from(() => import('./label_quality/pages'), 'LabelQuality'),
      },
    ],
    menu: [
      {
        to: '/label-quality',
        label: 'views.labelQuality',
        icon: 'chartBar',
        right: 'documents.read',
      },
    ],
  },
]
