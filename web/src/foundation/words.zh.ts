export const zh = {
  title: '系统',
  journal: '操作日志',
  system: '系统状态',
}

declare module '@/messages' {
  interface Words {
    foundation: typeof zh
  }
}
