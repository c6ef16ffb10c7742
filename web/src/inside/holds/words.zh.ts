export const zh = {
  floor: {
    prompt: '扫要锁定的货或货位',
    cannot: '这个码不能锁定',
    none: '没有锁定',
  },
  codes: {
    task: {
      approve_hold: '锁定解除待审批',
      lift_hold: '锁定待解除',
    },
    hold: {
      quality: '质量',
      recall: '召回',
      certificate: '证照',
      count: '盘点',
      expiry: '效期',
      other: '其他',
      customs: '海关',
      damage: '破损',
    },
    holdScope: {
      '1': '产品',
      '2': '批次',
      '3': '序列号件',
      '4': '位置',
      '5': '供应商',
      item: '产品',
      lot: '批次',
      piece: '序列号件',
      place: '位置',
      supplier: '供应商',
    },
    action: {
      holds_place: '锁定',
      holds_place_hold: '锁定',
      holds_lift: '解除锁定',
      holds_lift_hold: '解除锁定',
      holds_approve_lift: '采购同意解除',
    },
    holdState: {
      active: '生效中',
      lifted: '已解除',
    },
  },
  new: '新增锁定',
  scope: '锁定对象类型',
  target: '锁定对象',
  reason: '锁定原因',
  approvals: '解除需几人',
  lift: '同意解除',
  by: '锁定人',
  at: '锁定时间',
  agreed: '已同意',
}

declare module '@/messages' {
  interface Words {
    holds: typeof zh
  }
}
