export const zh = {
  codes: {
    action: {
      corrections_correct_goods: '更正货物批次',
      corrections_correct_lot: '更正批次',
      corrections_correct_piece: '更正序列号件',
      corrections_correct_text: '更正异常文字',
    },
  },
  when: '从何时起',
  always: '一直如此',
  fromDay: '从某天起',
  since: '从这天起',
  otherLot: '其实是另一个批号',
  correctText: '只改不对的；原来的说法会保留在历史里。',
  move: '更正货物批次',
  textText: '早期版本录入的内容，如今已不能这样录入。',
  textOf: '哪一项',
  textNow: '应为',
  of: {
    due: '要求日期',
    notice_lot: '到货通知批号',
    notice_expiry: '到货通知有效期',
    notice_produced: '到货通知生产日期',
    opening_expiry: '期初库存有效期',
  },
  moveText: '没有序列号、其实属于另一个批号的货；数量按基本单位。',
}

declare module '@/messages' {
  interface Words {
    corrections: typeof zh
  }
}
