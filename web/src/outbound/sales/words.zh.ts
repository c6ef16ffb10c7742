export const zh = {
  codes: {
    task: {
      release_to_floor: '待下发拣货',
      allocate: '待分配',
      held_order: '订单因锁定受阻',
    },
    passed: {
      not_released: '未放行',
      held: '已锁定',
      expired: '已过期',
      short_life: '剩余效期不足',
      allocated: '已分配给别的订单',
      not_in_storage: '不在可拣货区',
      later_expiry: '效期更晚，后用',
    },
    action: {
      sales_place_sales_order: '新建销售订单',
      sales_allocate: '分配库存',
      sales_release_allocation: '释放分配',
      sales_cancel_sales_order: '取消订单',
      sales_short_close_sales_line: '短缺关闭',
    },
  },
}

declare module '@/messages' {
  interface Words {
    sales: typeof zh
  }
}
