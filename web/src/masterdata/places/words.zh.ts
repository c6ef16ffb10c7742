export const zh = {
  codes: {
    placeKind: {
      site: '仓库',
      zone: '库区',
      bin: '货位',
      dock: '月台',
      handling_unit: '物流单元',
      partner: '往来单位',
      virtual: '虚拟库位',
    },
    purpose: {
      storage: '存储',
      picking: '拣货',
      receiving: '收货',
      exception: '异常',
      rejected: '不合格品',
      dispatch: '发货',
      quarantine: '待验',
      returns: '退货',
      transit: '在途',
      in_transit: '在途',
      packing: '打包',
      staging: '集货',
    },
    mixing: {
      any: '允许混放',
      one_item: '单品',
      one_lot: '单批',
    },
    action: {
      handling_break_up: '拆散物流单元',
      handling_build_unit: '新建物流单元',
      handling_open_case: '开箱',
      handling_put_in: '装入物流单元',
      places_save_place: '保存位置',
      labels_give_code: '生成内部码',
      labels_print: '打印标签',
    },
  },
  new: '新增位置',
  notKnown: '未知',
  unit: {
    build: '新建物流单元',
    buildText: '新建一个空的物流单元，自带 SSCC；先打印标签，再装货。',
    putIn: '装入…',
    putInText: '连同里面的货，整体装入另一物流单元或放到本仓的位置上。',
    into: '物流单元或位置',
    at: '所在位置',
    breakUp: '拆散',
    breakUpText: '货物和里面的单元留在原处，该物流单元不再存在。',
    openCase: '开箱',
    openCaseText: '此处有未开封 {{count}} 个（{{level}}，每个 {{factor}}）；开箱后变为散件。',
    cases: '开几个',
  },
}

declare module '@/messages' {
  interface Words {
    places: typeof zh
  }
}
