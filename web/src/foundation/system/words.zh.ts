export const zh = {
  title: '系统状态',
  ready: '正常',
  not_ready: '不可用',
  database: '数据库',
  schema: '数据库结构',
  version: '程序版本',
  since: '运行自',
  number: '最后编号',
  age: '距今',
  waiting: '待编号',
  disk: '剩余磁盘',
  seconds: '{{count}} 秒',
  minutes: '{{count}} 分钟',
  hours: '{{count}} 小时',
  days: '{{count}} 天',
  jobs: '后台任务',
  job: '任务',
  state: '状态',
  success: '上次成功',
  progress: '进度',
  error: '上次错误',
  failures: '连续失败 {{count}} 次',
  site: '仓库 {{id}}',
  warning: {
    database_away: '数据库没有应答',
    schema_other: '数据库结构与程序不一致：请运行 tongma upgrade',
    disk_full: '磁盘将满',
    numbers_wait: '记录已超过 10 秒没有得到编号',
    job_failing: '有后台任务失败',
    thread_dead: '本进程有线程已停止：请重启',
  },
  codes: {
    jobState: { never: '尚未运行', running: '运行中', well: '正常', failing: '失败' },
    job: {
      sequencer: '日志编号',
      checkpoints: '结存快照',
      label_quality: '标签质量',
      data_cleansing: '数据清洗',
      imports: '表格导入',
    },
  },
}

declare module '@/messages' {
  interface Words {
    system: typeof zh
  }
}
