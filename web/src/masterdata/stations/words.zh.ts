export const zh = {
  floor: {
    prompt: '请扫下面的测试码',
    text: '扫这个码，检查扫码枪是否原样送出内容、大小写和分隔符。',
    symbol: '测试用 GS1 DataMatrix 码',
    expected: '应该收到',
    got: '实际收到',
    symbology: '码制标识',
    bytes: '十六进制',
    good: '扫码枪设置正确',
    separatorMissing: '分隔符丢失：请在扫码枪里开启 GS 发送',
    separatorReplaced: '分隔符被替换成了别的字符',
    caseInverted: '大小写颠倒：请关闭大写锁定',
    inputMethodOn: '中文输入法已打开：请切换到英文',
    layoutWrong: '键盘布局不对：请把扫码枪设为美式键盘',
    otherCode: '这不是测试码',
  },
  codes: {
    layout: {
      us: '美式（正常）',
      german: '德式',
      french: '法式',
      spanish: '西班牙式',
      italian: '意大利式',
    },
    doubt: {
      scan_missing: '少扫了一个码：重新检测',
      layout_unknown: '认不出键盘布局：把扫码枪设为美式键盘，关掉中文输入法，再检测',
      separator_lost: '分隔符没有送达：让扫码枪发送 GS，再检测',
    },
    action: {
      stations_save_station: '保存扫码工位',
      stations_diagnose_station: '检测扫码枪',
    },
  },
  new: '新建工位',
  codeText: '设备上报的工位编号，如 PDA-01',
  sheet: '打印测试页',
  commands: '打印指令码',
  test: '检测扫码枪',
  scanFirst: '扫测试页第 1 个码',
  scanSecond: '再扫第 2 个码',
  again: '重新检测',
  good: '扫码枪正常，已记住',
  doubtful: '已记住，但有疑点',
  found: '检测结果',
  tested: '已检测',
  untested: '未检测',
  testedAt: '检测时间',
  here: '本机',
  doubt: '疑点',
  layout: '键盘布局',
  separator: '分隔符',
  separatorKept: '原样送达',
  separatorLost: '没有送达',
  separatorReplaced: '变成了“{{text}}”，系统会还原',
  prefix: '前缀',
  suffix: '后缀',
  nothingAround: '无',
  capsLock: '大写锁定',
  capsOn: '开（系统会还原）',
  capsOff: '关（正常）',
}

declare module '@/messages' {
  interface Words {
    stations: typeof zh
  }
}
