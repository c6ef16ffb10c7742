export const zh = {
  codes: {
    proposalState: {
      waiting: '待处理',
      open: '待处理',
      contradicts: '有矛盾',
      accepted: '已采纳',
      rejected: '未采纳',
    },
    action: {
      registered_accept: '采纳 UDI 建议',
      registered_make_item: '用登记新建产品',
      registered_propose: '查 UDI 数据库',
      registered_reject: '不采纳 UDI 建议',
    },
  },
  tab: 'UDI 建议',
  text: '公开 UDI 数据库对这个产品的说法；采纳才会写进资料，已确认的内容不会被覆盖。',
  none: '没有待处理的建议',
  propose: '到数据库里查',
  proposeText: '按产品已有的编码去查；查不到时，填一个该产品的 DI。',
  diText: '不填：用产品已有的编码',
  accept: '采纳',
  acceptAll: '全部采纳',
  reject: '不采纳',
  contradictsText: '与已确认的内容不同，采纳要说明原因。',
  what: '内容',
  current: '现在',
  proposed: '建议',
  makeItem: '用它新建产品',
  makeItemText: '名称、型号、包装级别、编码、注册证都从这条登记带过来。',
}

declare module '@/messages' {
  interface Words {
    udi_proposals: typeof zh
  }
}
