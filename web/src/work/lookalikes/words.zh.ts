export const zh = {
  codes: {
    twin: {
      name: '名称',
      code: '代码',
      lot: '批号',
    },
  },
  alike: '哪里像',
  goods: '这个',
  other: '和这个',
  warn: '旁边有很像的货',
}

declare module '@/messages' {
  interface Words {
    lookalikes: typeof zh
  }
}
