export const zh = {
  title: '查询',
  tasks: '我的任务',
  stock: '库存',
  labelQuality: '标签质量',
  tasksTile: '我的任务',
  find: '查询',
}

declare module '@/messages' {
  interface Words {
    views: typeof zh
  }
}
