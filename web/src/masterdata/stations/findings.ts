/** What was found out about a scanner, in words. */
import { t } from '@/messages'
import { visible } from '@/scan/show'
import type { ResultRow } from '@/ui/ResultBlock'
import { word } from '@/messages/codes'

export interface Profile {
  layout: string | null
  prefix: string
  suffix: string
  separator: string | null
  caps_lock: boolean
  doubts: string[]
}

const GS = '\x1d'

/** One row for each habit of the scanner; last what stayed in doubt and what to do about it. */
export function findings(profile: Profile): ResultRow[] {
  const doubts = profile.doubts.map((code) => ({
    label: t('stations.doubt'),
    value: word('doubt', code),
  }))
  if (profile.doubts.includes('layout_unknown')) return doubts
  return [
    { label: t('stations.layout'), value: word('layout', profile.layout ?? 'us') },
    { label: t('stations.separator'), value: separator(profile) },
    { label: t('stations.prefix'), value: around(profile.prefix) },
    { label: t('stations.suffix'), value: around(profile.suffix) },
    {
      label: t('stations.capsLock'),
      value: t(profile.caps_lock ? 'stations.capsOn' : 'stations.capsOff'),
    },
    ...doubts,
  ]
}

function separator({ separator: sent }: Profile): string {
  if (sent === GS) return t('stations.separatorKept')
  if (!sent) return t('stations.separatorLost')
  return t('stations.separatorReplaced', { text: visible(sent) })
}

function around(text: string): string {
  return text === '' ? t('stations.nothingAround') : visible(text)
}
