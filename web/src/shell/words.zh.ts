export const zh = {
  tagline: '一切编码，一个对象',
  login: {
    title: '登录',
    username: '用户名',
    password: '密码',
    submit: '登录',
    wrong: '用户名或密码不对',
    locked: '账号已锁定，请联系管理员',
    offline: '连不上服务器，请检查网络',
    queue: '有 {{count}} 条操作还没送达，登录后自动补送',
  },
  password: {
    title: '首次登录，请修改密码',
    change: '修改密码',
    current: '当前密码',
    next: '新密码',
    repeat: '再输一次新密码',
    differ: '两次输入不一致',
    submit: '保存新密码',
    rule: '至少 12 个字符',
  },
  nav: {
    main: '主导航',
    home: '首页',
    findPage: '找页面',
    tally: '点数',
    phone: '手持界面',
    desk: '电脑界面',
  },
  header: {
    search: '搜索编码、名称、批号、单号…',
    skip: '跳到主要内容',
    account: '账号与设置',
    logout: '退出登录',
    language: '语言',
    theme: '明暗',
    themeLight: '浅色',
    themeDark: '深色',
    themeAuto: '跟随系统',
    sound: '声音提示',
    site: '仓库',
  },
  link: {
    online: '在线',
    stale: '数据可能不是最新',
    waiting: '待送 {{count}}',
    tray: '待处理 {{count}}',
  },
  update: {
    ready: '有新版本',
    reload: '现在更新',
    later: '稍后',
  },
  outbox: {
    title: '待送与待处理',
    none: '没有待送或待处理的操作',
    noneText: '每个操作都已送达服务器。',
    waitingText: '网络恢复后自动送达，不会重复。',
    retry: '立即重试',
    clear: '我已知晓',
    tries: '已尝试 {{count}} 次',
    other: '属于另一位人员，待其登录后送达',
  },
  notFound: {
    title: '没有这个页面',
    back: '回首页',
  },
  crashed: {
    title: '页面出错了',
    text: '已记录的操作不受影响。请刷新页面；若再次出现，请把下面的文字告诉管理员。',
    reload: '刷新页面',
  },
  home: {
    prompt: '扫任意码',
  },
}

declare module '@/messages' {
  interface Words {
    shell: typeof zh
  }
}
