export const zh = {
  codes: {
    blocked: {
      held: '锁定',
      expired: '已过期',
      not_released: '未放行',
    },
  },
  label: '货物状况',
  some: '部分{{what}}',
  insideText: '只涉及其中一部分',
}

declare module '@/messages' {
  interface Words {
    standing: typeof zh
  }
}
