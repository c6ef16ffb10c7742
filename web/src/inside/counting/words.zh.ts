export const zh = {
  floor: {
    prompt: '扫盘点单或选任务',
    counting: '正在盘',
    notInCount: '该货位不在本次盘点内',
    binFirst: '请先扫货位',
    unknown: '不认识这件货：放一边，报告主管',
    repeated: '这个序列号已经扫过',
    handedIn: '已提交',
    handIn: '提交本货位',
    empty: '货位是空的，提交',
    scanBin: '扫货位开始',
    scanGoods: '逐件扫货',
    nothingYet: '还没有扫到货',
  },
  codes: {
    task: {
      count: '待盘点',
      count_bin: '货位待盘点',
      recount: '待复盘',
      approve_count: '盘点差异待审批',
      approve: '待审批',
    },
    action: {
      counting_open_count: '新建盘点',
      counting_count_bin: '提交货位盘点',
      counting_reopen_count_line: '重新盘点',
      counting_approve_count: '审批过账',
      counting_cancel_count: '取消盘点',
    },
  },
  notYet: '还没有盘',
  round: '轮次',
  new: '新建盘点',
  places: '要盘的货位',
  counted: '实盘',
  book: '账面',
  difference: '差异',
  approve: '审批过账',
  reopen: '重新盘点',
  review: '差异复核',
  blind: '审批前不显示账面数',
  counter: '盘点人',
  recounter: '复盘人',
}

declare module '@/messages' {
  interface Words {
    counting: typeof zh
  }
}
