export const zh = {
  codes: {
    quality: {
      '1': '待验',
      '2': '合格',
      '3': '不合格',
      '4': '退货待验',
      quarantine: '待验',
      released: '合格',
      rejected: '不合格',
      return_quarantine: '退货待验',
    },
  },
  by: '按什么汇总',
  none: '没有库存',
  packedAs: '包装',
  allocated: '已分配',
  movements: '库存流水',
  outside: '仓外',
  views: {
    item: '按产品',
    lot: '按批次',
    piece: '按序列号',
    place: '按货位',
    owner: '按货主',
    key: '全部明细',
  },
}

declare module '@/messages' {
  interface Words {
    stock: typeof zh
  }
}
