export const zh = {
  title: '编码与易混',
  unknown: '未知编码',
  kept: '异常读码',
  twins: '易混货物',
}

declare module '@/messages' {
  interface Words {
    work: typeof zh
  }
}
