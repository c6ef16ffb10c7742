/** The rooms of this wing: what things, places and people are. */
import { from, panelFrom, type Room } from '@/work/house/room'

const catalogue = () => import('./catalogue/pages')
const partners = () => import('./partners/pages')
const places = () => import('./places/pages')
const people = () => import('./people/pages')
const identifiers = () => import('./identifiers/pages')
const proposals = () => import('./udi_proposals/Proposals')
const udidb = () => import('./udidb/pages')

const code = (raw: Record<string, unknown>) => ({
  scheme: String(raw['scheme'] ?? ''),
  value: String(raw['value'] ?? ''),
})

export const ROOMS: Room[] = [
  {
    word: 'catalogue',
    desk: [
      { path: '/items', screen: from(catalogue, 'ItemList') },
      { path: '/items/$id', screen: from(catalogue, 'ItemPage') },
      { path: '/certificates', screen: from(catalogue, 'CertificateList') },
      { path: '/certificates/$id', screen: from(catalogue, 'CertificatePage') },
    ],
    menu: [
      { to: '/items', label: 'masterdata.items', icon: 'box', key: 'i' },
      { to: '/certificates', label: 'masterdata.certificates', icon: 'certificate' },
    ],
    shows: { item: '/items', certificate: '/certificates' },
  },
  {
    word: 'partners',
    desk: [
      { path: '/partners', screen: from(partners, 'PartnerList') },
      { path: '/partners/$id', screen: from(partners, 'PartnerPage') },
    ],
    menu: [{ to: '/partners', label: 'masterdata.partners', icon: 'building' }],
    shows: { partner: '/partners' },
  },
  {
    word: 'places',
    desk: [
      { path: '/places', screen: from(places, 'PlaceList') },
      { path: '/places/$id', screen: from(places, 'PlacePage') },
    ],
    menu: [{ to: '/places', label: 'masterdata.places', icon: 'buildingWarehouse' }],
    shows: { place: '/places', handling_unit: '/places' },
  },
  {
    word: 'people',
    desk: [
      { path: '/people', screen: from(people, 'PeopleList') },
      { path: '/people/$id', screen: from(people, 'PersonPage') },
      { path: '/keys', screen: from(() => import('./people/OwnKeys'), 'OwnKeys') },
    ],
    menu: [{ to: '/people', label: 'masterdata.people', icon: 'users', right: 'people.read' }],
    shows: { person: '/people' },
  },
  {
    word: 'identifiers',
    desk: [{ path: '/codes', search: code, screen: from(identifiers, 'Codes') }],
    phone: [{ path: 'codes', search: code, screen: from(identifiers, 'PhoneCodes') }],
    menu: [{ to: '/codes', label: 'masterdata.identifiers', icon: 'barcode' }],
    panels: [
      {
        on: ['item', 'lot', 'piece', 'place', 'partner'],
        as: 'part',
        label: 'identifiers.title',
        content: panelFrom(() => import('./identifiers/Identifiers'), 'Identifiers'),
      },
    ],
  },
  {
    word: 'udi_proposals',
    desk: [{ path: '/proposals', screen: from(proposals, 'Proposals') }],
    menu: [{ to: '/proposals', label: 'masterdata.proposals', icon: 'bulb' }],
    panels: [
      {
        on: ['item'],
        as: 'part',
        label: 'udi_proposals.tab',
        content: panelFrom(proposals, 'ItemProposals'),
      },
      {
        on: ['device'],
        as: 'button',
        label: 'udi_proposals.makeItem',
        content: panelFrom(() => import('./udi_proposals/MakeItem'), 'MakeItem'),
      },
    ],
  },
  {
    word: 'udidb',
    desk: [
      { path: '/udi', screen: from(udidb, 'UdiDatabase') },
      { path: '/udi/$di', screen: from(udidb, 'UdiDevice') },
    ],
    menu: [{ to: '/udi', label: 'masterdata.udi', icon: 'databaseSearch' }],
    shows: { device: '/udi' },
  },
  {
    word: 'stations',
    desk: [{ path: '/stations', screen: from(() => import('./stations/pages'), 'Stations') }],
    phone: [
      { path: 'scanner', screen: from(() => import('./stations/ScannerTest'), 'ScannerTest') },
    ],
    menu: [{ to: '/stations', label: 'masterdata.stations', icon: 'scan' }],
    panels: [
      {
        on: ['settings'],
        as: 'part',
        label: 'policy.device',
        content: panelFrom(() => import('./stations/ThisStation'), 'DeviceStation'),
      },
    ],
  },
  {
    word: 'policy',
    desk: [{ path: '/settings', screen: from(() => import('./policy/pages'), 'Settings') }],
    menu: [{ to: '/settings', label: 'masterdata.settings', icon: 'settings' }],
  },
]
