export const zh = {
  codes: {
    registeredRole: {
      sales_unit: '最小销售单元',
      unit_of_use: '使用单元',
      direct_mark: '本体标识',
      package: '包装',
      registered: '注册用标识',
      replaced: '被替换的标识',
      secondary: '次要标识',
    },
    loadState: {
      done: '已完成',
      loading: '装载中',
      open: '装载中',
      failed: '失败',
    },
  },
  devices: '已登记器械',
  loads: '已装载的文件',
  registration: '注册证号',
  registrant: '注册人、备案人',
  model: '品牌 / 型号 / 货号',
  brand: '品牌',
  article: '货号',
  productCode: '分类编码',
  versionOn: '版本日期',
  carries: '标识里带有',
  storage: '贮存条件',
  uses: '每个销售单元的使用单元数',
  withdrawn: '退市日期',
  numbers: '全部编号',
  asked: '查的是它',
  factor: '合销售单元数',
  noFactor: '推不出',
  contains: '内含',
  records: '记录数',
  taken: '新增或更新',
  faults: '有错的记录',
  loadedAt: '时间',
  noLoads: '还没有装载公开数据库',
  noLoadsText: '在服务器上运行 tongma udi load 文件名',
}

declare module '@/messages' {
  interface Words {
    udidb: typeof zh
  }
}
