export const zh = {
  floor: {
    prompt: '扫发货单或订单',
    opened: '已建发货单',
    underWay: '正在装箱',
    waiting: '已复核，待装箱',
    newCarton: '新箱',
    scanGoods: '扫货装箱',
    scanCarton: '先开一个新箱',
    cartonChosen: '已换箱',
    cartonFirst: '请先扫箱码或开新箱',
    cartonMade: '新箱已开',
    packed: '已装箱',
    into: '装入',
    howMany: '几个（按所扫包装，可留空）',
    undo: '取出上一次装的',
    left: '待装',
  },
  codes: {
    task: {
      pack: '待装箱',
      ship: '待发运',
      dispatch: '待发运',
      deliver: '待签收',
      open_shipment: '待装箱',
    },
    action: {
      shipping_open_shipment: '新建发货单',
      shipping_new_carton: '新箱',
      shipping_pack: '装箱',
      shipping_unpack: '拆箱',
      shipping_cancel_shipment: '取消发货单',
      shipping_dispatch: '发运',
      shipping_deliver: '签收',
    },
  },
  carrier: '承运商',
  waybill: '运单号',
  vehicle: '车牌号',
  cartons: '箱',
  receiver: '签收人',
  proof: '签收凭证（照片）',
  noCartons: '还没有装箱',
}

declare module '@/messages' {
  interface Words {
    shipping: typeof zh
  }
}
