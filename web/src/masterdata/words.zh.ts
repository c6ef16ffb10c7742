export const zh = {
  title: '主数据',
  udi: 'UDI 数据库',
  items: '产品',
  partners: '往来单位',
  places: '位置',
  people: '人员',
  proposals: 'UDI 建议',
  identifiers: '编码',
  certificates: '注册证',
  stations: '扫码工位',
  settings: '设置',
  scannerTest: '扫码枪自检',
}

declare module '@/messages' {
  interface Words {
    masterdata: typeof zh
  }
}
