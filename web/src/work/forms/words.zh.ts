export const zh = {
  needs: {
    text: '请填写{{field}}',
    choice: '请选择{{field}}',
    date: '请填写{{field}}（年-月-日）',
    row: '{{field}}至少要有一行',
    amount: '请填写{{field}}（数字）',
    number: '{{field}}要填数字，如 12 或 2.5，不带单位和逗号',
  },
  photo: {
    take: '拍照',
    taken: '照片已上传',
  },
  codes: {
    held: {
      code_unconfirmed: '编码待确认：货放异常区，等待确认',
      code_unknown: '未知编码：货放异常区，等待绑定',
      expiry: '近效期：已锁定，待审批',
      before_count: '这里已盘点，本次没有入账',
      before_its_cause: '报的时间早于前一步，本次没有入账',
    },
    heldText: {
      code_unconfirmed: '货已入账到异常区，不用重扫。',
      code_unknown: '货已入账到异常区，不用重扫。',
      expiry: '货已入账并锁定，不用重扫。',
      before_count: '实物先别动，不要重做；主管裁决入账还是不入账。',
      before_its_cause: '实物先别动，不要重做；请检查手持机时钟，主管裁决入账还是不入账。',
    },
  },
}

declare module '@/messages' {
  interface Words {
    forms: typeof zh
  }
}
