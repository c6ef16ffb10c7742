export const zh = {
  title: '入库',
  purchaseOrders: '采购订单',
  notices: '到货通知',
  receipts: '收货单',
  openingStock: '期初库存',
  receive: '收货',
  accept: '验收',
  putAway: '上架',
}

declare module '@/messages' {
  interface Words {
    inbound: typeof zh
  }
}
