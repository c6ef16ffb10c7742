export const zh = {
  codes: {
    task: {
      unknown_code: '未知编码待绑定',
    },
    unknownState: {
      open: '待认',
      bound: '已绑定',
      dismissed: '已忽略',
    },
    suggestionReason: {
      proposed: '已有人建议',
      registered_sibling: '登记里的同一产品',
      sibling_gtin: '同一产品另一级的 GTIN',
      supplier_article: '供应商货号',
      other_scheme: '别的编码体系里有它',
      same_registration: '同一注册证',
      similar: '名称规格相近',
      expected_here: '这张单据在等它',
    },
    action: {
      unknown_bind_code: '绑定未知编码',
      unknown_dismiss: '忽略未知编码',
    },
  },
  none: '没有未知编码',
  noneText: '扫到没人绑定过的码，会出现在这里。',
  times: '{{count}} 次',
  mayBe: '可能是',
  noSuggestion: '没有合适的建议',
  takeNew: '就是 {{code}}，新建 ×{{factor}} 级别',
  take: '就是 {{code}}',
  other: '其他产品…',
  otherText: '绑定到所选产品的基本单位；其他级别请到产品的“标识”里绑定。',
  dismiss: '不是货物的码',
  dismissText: '误印、箱子自己的号等：以后不再提醒。',
  device: '查看登记',
  levelUnknown: '级别未知',
  whichLevel: '哪一级包装？',
  levelMissing: '产品还没有这一级包装',
  likely: '把握 {{percent}}%',
}

declare module '@/messages' {
  interface Words {
    unknown_codes: typeof zh
  }
}
