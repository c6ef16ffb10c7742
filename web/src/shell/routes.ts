import { from, type Address } from '@/work/house/room'

/** The shell's own screens: what this device holds, and one's own password. */
export const OWN: { desk: Address[]; phone: Address[] } = {
  desk: [
    { path: '/outbox', screen: from(() => import('./OutboxPage'), 'DeskOutbox') },
    { path: '/password', screen: from(() => import('./PasswordPage'), 'PasswordPage') },
  ],
  phone: [{ path: 'outbox', screen: from(() => import('./OutboxPage'), 'PhoneOutbox') }],
}
