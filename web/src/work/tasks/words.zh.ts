export const zh = {
  floor: {
    none: '没有待办',
    noneFor: '这件货没有对应的待办',
  },
  none: '今天没有待办',
  noneText: '新的工作会自动出现在这里。',
  take: '领取',
  giveBack: '退回',
  handOver: '移交',
  open: '去处理',
  hello: '你好，{{name}}',
  summary: '有 {{count}} 件事等你处理',
}

declare module '@/messages' {
  interface Words {
    tasks: typeof zh
  }
}
