export const zh = {
  number: '编号',
  outcome: '结果',
  command: '操作',
  who: '人员',
  when: '时间',
  filter: '按操作筛选',
  older: '更早',
  newer: '最新',
  record: '日志 {{number}}',
  envelope: '信封（哈希内容）',
  body: '内容',
  document: '单据',
  hidden: '无权查看',
}

declare module '@/messages' {
  interface Words {
    journal: typeof zh
  }
}
