export const zh = {
  codes: {
    task: {
      late_fact: '事实迟到，待裁决',
    },
    lateState: {
      open: '待裁决',
      accepted: '已入账',
      refused: '未入账',
    },
    action: {
      late_accept_late_fact: '接受迟到事实',
      late_refuse_late_fact: '拒绝迟到事实',
    },
  },
  what: '做了什么',
  sentBy: '上报人',
  happened: '发生时间',
  came: '到达时间',
  count: '与什么冲突',
  counted: '盘点时间',
  cause: '最早可能发生于',
  accept: '入账',
  acceptText: {
    before_count: '盘点没有算到它：按发生时间入账，货位重新盘点。',
    before_its_cause: '前一步发生得更晚：按前一步的时间入账，原报时间一并保留。',
  },
  refuse: '不入账',
  refuseText: {
    before_count: '盘点已经算到它：账面不变。',
    before_its_cause: '没有这回事：账面不变。',
  },
  other: '本人上报，须由他人裁决',
  none: '没有待裁决的迟到事实',
}

declare module '@/messages' {
  interface Words {
    backdated: typeof zh
  }
}
