export const zh = {
  codes: {
    level: {
      base: '基本单位',
      each: '个',
      inner: '中盒',
      box: '盒',
      pack: '包',
      carton: '箱',
      case: '箱',
      pallet: '托盘',
      loose: '散件',
    },
    temperature: {
      ambient: '常温',
      cool: '阴凉',
      cold: '冷藏',
      frozen: '冷冻',
    },
    deviceClass: {
      '1': 'Ⅰ类',
      '2': 'Ⅱ类',
      '3': 'Ⅲ类',
      I: 'Ⅰ类',
      II: 'Ⅱ类',
      III: 'Ⅲ类',
    },
    action: {
      catalogue_bind: '绑定编码',
      catalogue_save_item: '保存产品',
      catalogue_save_certificate: '保存证照',
      catalogue_bind_identifier: '绑定编码',
      catalogue_unbind_identifier: '解绑编码',
    },
    certificateState: {
      valid: '有效',
      not_yet: '未生效',
      expired: '已过期',
    },
    certificateKind: {
      registration: '注册证',
      filing: '备案',
    },
    unit: {
      EA: '个',
      H87: '件',
      PR: '副',
      BX: '盒',
      PK: '包',
      CT: '箱',
      BO: '瓶',
      BG: '袋',
      SET: '套',
      KT: '套',
      TB: '管',
      VI: '支',
      ROL: '卷',
      MTR: '米',
      GRM: '克',
      KGM: '千克',
      MLT: '毫升',
      LTR: '升',
    },
  },
  item: {
    new: '新增产品',
    stock: '库存',
    levels: '包装级别',
    noLevels: '只有基本单位',
    factor: '折合基本单位',
  },
  certificate: {
    new: '新增证照',
    endsBefore: '早于此日到期',
  },
}

declare module '@/messages' {
  interface Words {
    catalogue: typeof zh
  }
}
