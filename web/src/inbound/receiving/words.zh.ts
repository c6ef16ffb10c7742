export const zh = {
  floor: {
    scanDocument: '扫订单或通知号',
    notDocument: '这不是单据号',
    withoutOrder: '无订单收货',
    withoutOrderText: '货物进入异常区，由采购裁决。',
    nothing: '没有待收的货',
    underWay: '正在收货',
    opened: '已开始收货',
    scanGoods: '扫产品条码',
    received: '已收货',
    udiMissing: '应有而没有',
    nextCode: '已扫 {{have}} / {{of}} 个码，请扫下一个',
    unit: '整托收货：{{count}} 行',
    goesTo: '注意：{{what}}',
    undo: '撤销上一笔',
    undone: '已撤销',
    secondLook: '已再次核对，以标签为准',
    expected: '应收明细',
    options: '数量与状况',
    nextGoods: '下一次扫码',
    howMany: '几个（按所扫包装）',
    sealed: '整箱不拆',
    sealedText: '扫到箱码时按整箱入账',
    damaged: '破损',
    damagedText: '进入不合格区，必须拍照',
    photoNeeded: '请先拍照再扫码',
    close: '完成收货',
    closeText: '没到的数量仍留在订单上。',
    serialsText: '每行一个序列号',
    whichCertificate: '按哪张证收货？',
    noCertificate: '不登记证照',
    noEnd: '长期',
  },
  codes: {
    task: {
      receive: '待收货',
    },
    disposition: {
      ordered: '正常收货',
      over: '超收',
      no_order: '无订单',
      damaged: '破损',
      expired: '已过期',
    },
    action: {
      receiving_open_receipt: '开始收货',
      receiving_receive_unit: '整托/整箱收货',
      receiving_receive_line: '收货',
      receiving_undo_line: '撤销收货行',
      receiving_close_receipt: '完成收货',
    },
  },
  way: '方式',
  disposition: '去向',
  acceptExcess: '收下多到货',
  returnExcess: '退回多到货',
  undo: '撤销',
}

declare module '@/messages' {
  interface Words {
    receiving: typeof zh
  }
}
