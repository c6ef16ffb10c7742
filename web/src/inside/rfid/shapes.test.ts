import { expect, it } from 'vitest'
import { readsOf } from './shapes'

it('reads of a pass are taken from what a reader exports, whatever parts its columns', () => {
  const text = 'EPC,Antenna,RSSI\n3034257bf7194e4000001a85,2,-51.5\r\n\n3034257BF7194E4000001A86; 1'
  expect(readsOf(text)).toEqual([
    { epc: '3034257BF7194E4000001A85', antenna: 2, rssi: -51.5 },
    { epc: '3034257BF7194E4000001A86', antenna: 1 },
  ])
})
