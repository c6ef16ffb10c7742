import { useT } from '@/messages'
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import { signal } from '@/scan/feedback'
import { Wedge } from '@/scan/wedge'

/** One code that came in, by whatever way. */
export interface Scanned {
  raw: string
  symbology: string | null
  way: 'scanned' | 'typed'
}

type ScanHandler = (scanned: Scanned) => void
type KeyHandler = (key: string) => void

interface ScanValue {
  /** The last added handler gets the scans: a dialog's comes before its page's. */
  addHandler: (handler: ScanHandler) => () => void
  addKeys: (handler: KeyHandler) => () => void
  /** A code from camera, picture or keyboard. */
  feed: (scanned: Scanned) => void
  inputMethodWarning: number
}

const Context = createContext<ScanValue | null>(null)

export function ScanProvider({ floor, children }: { floor: boolean; children: ReactNode }) {
  const t = useT()
  const field = useRef<HTMLInputElement>(null)
  const handlers = useRef<ScanHandler[]>([])
  const keys = useRef(new Set<KeyHandler>())
  const [inputMethodWarning, setWarning] = useState(0)

  const feed = useCallback((scanned: Scanned) => {
    performance.mark('tongma-scan')
    handlers.current.at(-1)?.(scanned)
  }, [])

  useEffect(() => {
    if (field.current === null) return
    const wedge = new Wedge(
      field.current,
      {
        scan: ({ raw }) => feed({ raw, symbology: null, way: 'scanned' }),
        key: (key) => keys.current.forEach((handler) => handler(key)),
        inputMethodOn: () => {
          signal('warn')
          setWarning((count) => count + 1)
        },
      },
      { afterTaps: floor },
    )
    return wedge.attach()
  }, [feed, floor])

  const value = useMemo<ScanValue>(
    () => ({
      addHandler: (handler) => {
        handlers.current.push(handler)
        return () => {
          handlers.current = handlers.current.filter((each) => each !== handler)
        }
      },
      addKeys: (handler) => {
        keys.current.add(handler)
        return () => keys.current.delete(handler)
      },
      feed,
      inputMethodWarning,
    }),
    [feed, inputMethodWarning],
  )

  return (
    <Context.Provider value={value}>
      <input
        ref={field}
        className="capture"
        inputMode="none"
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        aria-label={t('ui.scan.capture')}
        data-capture=""
      />
      {children}
    </Context.Provider>
  )
}

function useScanValue(): ScanValue {
  const value = useContext(Context)
  if (value === null) throw new Error('outside of the scan provider')
  return value
}

/** Gets every scan while the component is on screen and `enabled`. */
export function useScanner(handler: ScanHandler, enabled = true): void {
  const { addHandler } = useScanValue()
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => {
    if (!enabled) return
    return addHandler((scanned) => latest.current(scanned))
  }, [addHandler, enabled])
}

export function useFeed(): ScanValue['feed'] {
  return useScanValue().feed
}

export function useInputMethodWarning(): number {
  return useScanValue().inputMethodWarning
}

/** Single keys pressed by a person while no field has the focus. */
export function useShortcut(handler: KeyHandler): void {
  const { addKeys } = useScanValue()
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => addKeys((key) => latest.current(key)), [addKeys])
}
