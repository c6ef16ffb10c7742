export const zh = {
  codes: {
    task: {
      label_conflict: '标签自相矛盾',
    },
  },
  at: '时间',
  document: '单据',
  station: '工位',
  outcome: '结果',
  reading: '读码状态',
  found: '发现的问题',
  repaired: '自动修复',
  settle: '处理完毕',
  settleText: '请核对实物标签；在原因中写明以哪个为准。',
}

declare module '@/messages' {
  interface Words {
    kept_readings: typeof zh
  }
}
