export const zh = {
  rightGoods: '货对了，请扫货位',
  otherGoods: '不是这一行的货',
  prompt: '扫待上架的货',
  scanBin: '扫货位码',
  suggested: '建议货位',
  others: '也可以：',
  sameItem: '已有同品',
  empty: '空货位',
  free: '余量 {{count}}',
  freeUnknown: '余量未知',
  part: '只上架一部分（留空为全部）',
  left: '剩余',
  done: '已上架',
  codes: {
    task: {
      put_away: '待上架',
    },
    action: {
      putaway_put_away: '上架',
      putaway_give_back_put_away: '撤回上架',
    },
  },
}

declare module '@/messages' {
  interface Words {
    putaway: typeof zh
  }
}
