export const zh = {
  codes: {
    task: {
      sign: '待签名',
      sign_opening: '期初库存待签名',
    },
    action: {
      opening_prepare_opening: '准备期初库存',
      opening_sign_opening: '签名入账',
      opening_cancel_opening: '取消期初库存',
    },
  },
  new: '录入期初库存',
  text: '逐批录入；另一人签名后才入账。',
  lines: '批次明细',
  lot: '批号',
  serials: '用空格或换行分隔',
  sign: '签名后按明细入账，不能撤回。',
  another: '你是录入人，必须由另一人签名。',
}

declare module '@/messages' {
  interface Words {
    opening_stock: typeof zh
  }
}
