export const zh = {
  codes: {
    rfid: {
      found: '找到',
      missing: '缺少',
      stray: '不该在',
      unsure: '拿不准',
    },
    rfidReason: {
      unreadable: '读不懂',
      unknown_code: '未知编码',
      weak: '信号弱',
      no_serial: '没有序列号',
      second_tag: '另有标签说是同一件',
    },
  },
  place: '在哪个货位读的',
  placeText: '不填：只认标签，不比对应有的货',
  reads: '读到的标签',
  readsText: '一行一个：EPC（十六进制）、天线、信号；可粘贴读写器导出的内容',
  count: '{{count}} 次读取',
  file: '选文件',
  compare: '比对',
  heard: '{{reads}} 次读取，{{tags}} 个标签',
  times: '读到次数',
  signal: '最强信号',
}

declare module '@/messages' {
  interface Words {
    rfid: typeof zh
  }
}
