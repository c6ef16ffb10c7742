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
      { to: '/items', label: 'app.nav.items', icon: 'box', key: 'i' },
      { to: '/certificates', label: 'app.nav.certificates', icon: 'certificate' },
    ],
    shows: { item: '/items', certificate: '/certificates' },
  },
  {
    word: 'partners',
    desk: [
      { path: '/partners', screen: from(partners, 'PartnerList') },
      { path: '/partners/$id', screen: from(partners, 'PartnerPage') },
    ],
    menu: [{ to: '/partners', label: 'app.nav.partners', icon: 'building' }],
    shows: { partner: '/partners' },
  },
  {
    word: 'places',
    desk: [
      { path: '/places', screen: from(places, 'PlaceList') },
      { path: '/places/$id', screen: from(places, 'PlacePage') },
    ],
    menu: [{ to: '/places', label: 'app.nav.places', icon: 'buildingWarehouse' }],
    shows: { place: '/places', handling_unit: '/places' },
  },
  {
    word: 'people',
    desk: [
      { path: '/people', screen: from(people, 'PeopleList') },
      { path: '/people/$id', screen: from(people, 'PersonPage') },
    ],
    menu: [{ to: '/people', label: 'app.nav.people', icon: 'users', right: 'people.read' }],
    shows: { person: '/people' },
  },
  {
    word: 'identifiers',
    desk: [{ path: '/codes', search: code, screen: from(identifiers, 'Codes') }],
    phone: [{ path: 'codes', search: code, screen: from(identifiers, 'PhoneCodes') }],
    menu: [{ to: '/codes', label: 'app.nav.codes', icon: 'barcode' }],
    panels: [
      {
        on: ['item', 'lot', 'piece', 'place', 'partner'],
        as: 'part',
        label: 'identity.title',
        content: panelFrom(() => import('./identifiers/Identifiers'), 'Identifiers'),
      },
    ],
  },
  {
    word: 'udi_proposals',
    desk: [{ path: '/proposals', screen: from(proposals, 'Proposals') }],
    menu: [{ to: '/proposals', label: 'app.nav.proposals', icon: 'bulb' }],
    panels: [
      {
        on: ['item'],
        as: 'part',
        label: 'identity.registered.tab',
        content: panelFrom(proposals, 'ItemProposals'),
      },
      {
        on: ['device'],
        as: 'button',
        label: 'identity.registered.makeItem',
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
    menu: [{ to: '/udi', label: 'app.nav.udi', icon: 'databaseSearch' }],
    shows: { device: '/udi' },
  },
  {
    word: 'stations',
    desk: [{ path: '/stations', screen: from(() => import('./stations/pages'), 'Stations') }],
    phone: [
      { path: 'scanner', screen: from(() => import('./stations/ScannerTest'), 'ScannerTest') },
    ],
    menu: [{ to: '/stations', label: 'app.nav.stations', icon: 'scan' }],
    panels: [
      {
        on: ['settings'],
        as: 'part',
        label: 'desk.settings.device',
        content: panelFrom(() => import('./stations/ThisStation'), 'DeviceStation'),
      },
    ],
  },
  {
    word: 'policy',
    desk: [{ path: '/settings', screen: from(() => import('./policy/pages'), 'Settings') }],
    menu: [{ to: '/settings', label: 'app.nav.settings', icon: 'settings' }],
  },
]
