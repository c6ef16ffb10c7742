export const zh = {
  title: '数据枢纽',
  cleaning: '旧资料清洗',
  papers: '供方单据',
  parallel: '并行核对',
  imports: '导入',
}

declare module '@/messages' {
  interface Words {
    hub: typeof zh
  }
}
