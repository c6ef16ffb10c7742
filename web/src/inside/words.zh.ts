export const zh = {
  title: '在库',
  counts: '盘点',
  transfers: '调拨',
  holds: '锁定',
  rfid: 'RFID 核对',
  late: '迟到事实',
  count: '盘点',
  tally: '点数',
  relocate: '移位',
  holdsTile: '锁定',
}

declare module '@/messages' {
  interface Words {
    inside: typeof zh
  }
}
