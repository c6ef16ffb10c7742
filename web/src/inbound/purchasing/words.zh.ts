export const zh = {
  codes: {
    task: {
      decide_excess: '多到货待裁决',
    },
    action: {
      purchasing_place_order: '新建采购订单',
      purchasing_cancel_order: '取消订单',
      purchasing_short_close_line: '短缺关闭',
      purchasing_announce_delivery: '登记到货通知',
      purchasing_cancel_notice: '取消到货通知',
      purchasing_decide_excess: '裁决多到货',
    },
  },
  notice: {
    new: '登记到货通知',
    forOrder: '为哪张采购订单？',
    orderLine: '订单行',
    due: '预计到货',
    reference: '供应商单号',
  },
}

declare module '@/messages' {
  interface Words {
    purchasing: typeof zh
  }
}
