import { Outlet } from '@tanstack/react-router'
import { FloorHeadContext, type FloorHeadParts } from '@/work/floor/FloorPage'
import { ScanProvider } from '@/work/scanning/ScanProvider'
import { AccountMenu } from './AccountMenu'
import { Brand } from './Brand'
import { LinkState } from './LinkState'
import { LivePulse } from './LivePulse'

const HEAD: FloorHeadParts = {
  brand: <Brand />,
  corner: (
    <>
      <LinkState to="/m/outbox" />
      <AccountMenu face="phone" />
    </>
  ),
}

export function PhoneShell() {
  return (
    <ScanProvider floor>
      <LivePulse>
        <FloorHeadContext value={HEAD}>
          <Outlet />
        </FloorHeadContext>
      </LivePulse>
    </ScanProvider>
  )
}
