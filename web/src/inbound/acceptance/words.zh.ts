export const zh = {
  prompt: '扫待验收的货',
  compare: '扫货核对，再判定',
  matches: '与单据一致',
  differs: '与单据不一致',
  otherItem: '别的产品',
  all: '全部合格',
  part: '部分…',
  released: '合格数量',
  rejected: '不合格数量',
  done: '验收完成',
  codes: {
    task: {
      accept: '待验收',
    },
    action: {
      acceptance_accept: '验收',
      acceptance_withdraw_acceptance: '撤回验收',
    },
  },
}

declare module '@/messages' {
  interface Words {
    acceptance: typeof zh
  }
}
