import { ChangePassword } from './ChangePassword'

/** Changing one's password ends all sessions; the next page is the login. */
export function PasswordPage() {
  return <ChangePassword first={false} onDone={() => location.assign('/')} />
}
