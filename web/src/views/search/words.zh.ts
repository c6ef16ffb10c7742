export const zh = {
  noStock: '没有库存',
}

declare module '@/messages' {
  interface Words {
    search: typeof zh
  }
}
