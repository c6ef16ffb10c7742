export const zh = {
  prompt: '扫拣货单号',
  left: '还剩 {{count}} 行，共 {{of}} 行',
  scanBin: '扫货位',
  scanGoods: '扫货物',
  rightBin: '货位正确',
  picked: '已拣',
  done: '拣货完成',
  doneText: '请另一位同事复核。',
  undo: '撤销上一次拣货',
  howMany: '本次几个（按所扫包装，可留空）',
  later: '稍后再拣',
  short: '货不够',
  shortText: '剩余数量释放，货位锁定待盘点，并提示其他库存。',
  following: '接下来',
  codes: {
    task: {
      pick: '待拣货',
      short: '缺货待处理',
    },
    action: {
      picking_make_list: '下发拣货',
      picking_pick: '拣货',
      picking_unpick: '撤销拣货',
      picking_short_pick: '短拣',
    },
  },
}

declare module '@/messages' {
  interface Words {
    picking: typeof zh
  }
}
