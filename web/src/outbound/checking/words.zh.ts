export const zh = {
  prompt: '扫待复核的订单',
  scanGoods: '扫货复核',
  right: '复核正确',
  howMany: '几个（按所扫包装，可留空）',
  undo: '撤回上一次复核',
  codes: {
    task: {
      check: '待复核',
    },
    action: {
      checking_check: '复核',
      checking_withdraw_check: '撤回复核',
    },
  },
}

declare module '@/messages' {
  interface Words {
    checking: typeof zh
  }
}
