import { lazy, Suspense, useState } from 'react'
import { AccountButton } from './AccountButton'

const AccountDropdown = lazy(() => import('./AccountDropdown'))

/** The button is there at once; what it opens is fetched when it is first asked for. */
export function AccountMenu({ face }: { face: 'desk' | 'phone' }) {
  const [isAsked, setAsked] = useState(false)
  if (!isAsked) return <AccountButton aria-haspopup="menu" onClick={() => setAsked(true)} />
  return (
    <Suspense fallback={<AccountButton aria-haspopup="menu" />}>
      <AccountDropdown face={face} />
    </Suspense>
  )
}
