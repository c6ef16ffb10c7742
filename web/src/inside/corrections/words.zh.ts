export const zh = {
  codes: {
    action: {
      corrections_correct_goods: '更正货物批次',
      corrections_correct_lot: '更正批次',
      corrections_correct_piece: '更正序列号件',
    },
  },
  when: '从何时起',
  always: '一直如此',
  fromDay: '从某天起',
  since: '从这天起',
  otherLot: '其实是另一个批号',
  correctText: '只改不对的；原来的说法会保留在历史里。',
  move: '更正货物批次',
  moveText: '没有序列号、其实属于另一个批号的货；数量按基本单位。',
}

declare module '@/messages' {
  interface Words {
    corrections: typeof zh
  }
}
