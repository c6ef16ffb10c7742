export const zh = {
  floor: {
    scanFrom: '扫原货位',
    scanGoods: '扫要移的货',
    scanTo: '扫新货位',
    notHere: '这里没有这件货',
    first: '请先扫原货位和货',
    done: '已移到',
    there: '现有',
    howMany: '移几个（留空为全部）',
    other: '换一件货',
  },
  codes: {
    task: {
      arrive: '在途待接收',
    },
    action: {
      transfers_relocate: '移位',
      transfers_undo_relocation: '撤销移位',
      transfers_dispatch_transfer: '调拨发出',
      transfers_arrive_transfer: '调拨到货',
      transfers_cancel_transfer: '取消调拨',
    },
  },
  new: '新建调拨',
  to: '调入仓库',
  arrive: '确认到货',
}

declare module '@/messages' {
  interface Words {
    transfers: typeof zh
  }
}
