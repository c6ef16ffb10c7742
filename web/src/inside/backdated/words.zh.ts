export const zh = {
  codes: {
    task: {
      late_fact: '盘点前的事实迟到，待裁决',
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
  count: '与之冲突的盘点',
  counted: '盘点时间',
  accept: '入账',
  acceptText: '盘点没有算到它：按发生时间入账，货位重新盘点。',
  refuse: '不入账',
  refuseText: '盘点已经算到它：账面不变。',
  other: '本人上报，须由他人裁决',
  none: '没有待裁决的迟到事实',
}

declare module '@/messages' {
  interface Words {
    backdated: typeof zh
  }
}
