export const zh = {
  codes: {
    rfid: {
      found: '找到',
      missing: '缺少',
      stray: '不该在',
      unsure: '拿不准',
    },
    rfidLine: {
      empty: '空行',
      not_hex: '第一列不是十六进制 EPC',
      too_short: 'EPC 不足 16 位',
      too_long: 'EPC 超过 128 位',
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
  file: '选文件',
  compare: '比对',
  heard: '{{reads}} 次读取，{{tags}} 个标签',
  against: '和什么比',
  againstPlace: '货位',
  againstNotice: '到货通知',
  againstPicks: '拣货单',
  document: '单据',
  documentText: '不填：只认标签，不比对应有的货',
  line: '行号',
  text: '内容',
  left: '{{count}} 行不是读取，没有参加比对',
  readsOfLines: '共 {{lines}} 行：{{reads}} 次读取，{{left}} 行不是读取',
  comparedWith: '比对对象：{{what}}',
  withNothing: '没有比对应有的货：只认了标签',
  times: '读到次数',
  signal: '最强信号',
}

declare module '@/messages' {
  interface Words {
    rfid: typeof zh
  }
}
