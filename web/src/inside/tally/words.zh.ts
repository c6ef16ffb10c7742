export const zh = {
  codes: {
    tally: {
      counted: '已计入',
      duplicate: '重复，未计',
      asks: '是箱里的，还是另一件？',
      none: '没有计入',
      contradiction: '未计入：与已扫内容矛盾',
      scanned_already: '已经扫过，未重复计',
      in_counted_unit: '所在的箱已经计过',
      serial_not_scanned: '没有扫到序列号：是已计的那一件，还是另一件？',
      lot_differs: '同一序列号扫到了不同批号：请核对标签',
      opened_already: '这个箱已拆开',
      content_unknown: '不知道箱里有什么：请拆开逐个扫',
      same_lot_counted: '同批次的整箱已计：是里面的，还是另一件？',
    },
  },
  prompt: '扫托盘、箱或单件，顺序不限',
  counted: '已计入',
  open: '它拆开了，里面的逐个扫',
  isOpen: '已拆开：',
  inside: '就是里面的',
  another: '是另一件',
  total: '合计（扫了 {{count}} 次）',
  clear: '重新开始',
}

declare module '@/messages' {
  interface Words {
    tally: typeof zh
  }
}
