/** The rooms of this wing: what comes from and goes to other systems. */
import { from, panelFrom, type Room } from '@/work/house/room'

const papers = () => import('./supplier_documents/pages')
const cleaning = () => import('./data_cleansing/pages')
const parallel = () => import('./reconciliation/pages')

export const ROOMS: Room[] = [
  {
    word: 'supplier_documents',
    desk: [
      { path: '/papers', screen: from(papers, 'Papers') },
      { path: '/papers/$id', screen: from(papers, 'PaperPage') },
    ],
    menu: [
      {
        to: '/papers',
        label: 'hub.papers',
        icon: 'fileDescription',
        right: 'papers.map_paper',
      },
    ],
    panels: [
      {
        on: ['partner'],
        as: 'part',
        label: 'supplier_documents.keys',
        content: panelFrom(() => import('./supplier_documents/PartnerKeys'), 'PartnerKeys'),
      },
    ],
  },
  {
    word: 'imports',
    desk: [{ path: '/imports', screen: from(() => import('./imports/pages'), 'Imports') }],
    menu: [
      {
        to: '/imports',
        label: 'hub.imports',
        icon: 'fileImport',
        right: 'imports.confirm_import',
      },
    ],
  },
  {
    word: 'data_cleansing',
    desk: [
      { path: '/cleaning', screen: from(cleaning, 'CleaningRuns') },
      { path: '/cleaning/$id', screen: from(cleaning, 'CleaningRun') },
    ],
    menu: [
      {
        to: '/cleaning',
        label: 'hub.cleaning',
        icon: 'wash',
        right: 'cleaning.examine_table',
      },
    ],
  },
  {
    word: 'reconciliation',
    desk: [
      { path: '/parallel', screen: from(parallel, 'ParallelRuns') },
      { path: '/parallel/$id', screen: from(parallel, 'ParallelRun') },
    ],
    menu: [
      {
        to: '/parallel',
        label: 'hub.parallel',
        icon: 'arrowsSplit2',
        right: 'parallel.map_list',
      },
    ],
  },
]
