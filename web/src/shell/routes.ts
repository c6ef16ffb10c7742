import { from, type Address } from '@/work/house/room'

/** The shell's own screens: what this device holds, one's own password and keys. */
export const OWN: { desk: Address[]; phone: Address[] } = {
  desk: [
    { path: '/outbox', screen: from(() => import('./OutboxPage'), 'DeskOutbox') },
    { path: '/keys', screen: from(() => import('./KeysPage'), 'KeysPage') },
    { path: '/password', screen: from(() => import('./PasswordPage'), 'PasswordPage') },
  ],
  phone: [{ path: 'outbox', screen: from(() => import('./OutboxPage'), 'PhoneOutbox') }],
}
