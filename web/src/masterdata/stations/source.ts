import { useState } from 'react'
import { setStation, station } from '@/work/session/device'
import { useList } from '@/work/lists/useList'
import type { Profile } from './findings'

/** A scanner at its place. */
export interface Station {
  id: string
  code: string
  name: string
  site: string
  profile: Profile | null
  diagnosed_at: string | null
}

const MANY = 500

export function useStations() {
  return useList<Station>('/stations', {}, MANY)
}

/** Which station this device is; remembered by the device, not by the person. */
export function useThisStation(): [string, (code: string) => void] {
  const [code, setCode] = useState(station)
  const choose = (next: string): void => {
    setStation(next)
    setCode(next)
  }
  return [code, choose]
}
