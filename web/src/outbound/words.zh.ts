export const zh = {
  title: '出库',
  salesOrders: '销售订单',
  picks: '拣货单',
  shipments: '发货单',
  pick: '拣货',
  check: '复核',
  ship: '装箱发货',
}

declare module '@/messages' {
  interface Words {
    outbound: typeof zh
  }
}
