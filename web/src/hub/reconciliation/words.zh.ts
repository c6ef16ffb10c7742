export const zh = {
  codes: {
    difference: {
      late: '迟到',
      unit: '单位',
      status: '质量状态',
      lot_spelling: '批号写法',
      owner: '货主',
      missing: '缺少',
      double: '重复',
      quantity: '数量',
      unreadable: '读不懂',
    },
    parallelState: {
      mapping: '待对列',
      compared: '已比对',
    },
    parallelFact: {
      late_in: '迟在',
      factor: '换算',
      times: '次数',
      their_lot: '旧系统批号',
      our_lot: '通码批号',
      missing_in: '缺在',
      reason: '原因',
    },
    parallelSide: {
      theirs: '旧系统',
      ours: '通码',
    },
    action: {
      parallel_map_list: '对应库存表的列',
      parallel_explain_difference: '说明差异',
    },
  },
  upload: '上传旧系统库存',
  none: '还没有核对过',
  noneText: '每晚上传旧系统的库存表，与这里逐项比对。',
  night: '哪一晚',
  equal: '相符',
  equalOf: '{{rows}} 项中 {{equal}} 项相符',
  explained: '已说明 {{count}}',
  columnsText: '对一下旧系统库存表每一列是什么；以后自动认。',
  noDifference: '没有差异',
  theirs: '旧系统',
  ours: '通码',
  explain: '说明原因',
  reopen: '重新打开',
}

declare module '@/messages' {
  interface Words {
    reconciliation: typeof zh
  }
}
