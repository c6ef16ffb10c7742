export const zh = {
  codes: {
    labelFault: {
      unknown: '未知编码',
      wrong_check_digit: '校验码错',
      no_separator: '缺分隔符',
      other_rule: '其他规则错误',
      against_notice: '与到货通知不符',
      against_registered: '与登记不符',
    },
  },
  faults: '标签问题',
  missing: '应有而无 UDI',
  none: '还没有收过货的标签',
  noSupplier: '没有供应商',
  of: '{{count}} 个标签，{{share}} 有问题',
  lines: '收货行',
  month: '月份',
  labels: '读过的标签',
  without: '缺 UDI',
  rate: '占比',
}

declare module '@/messages' {
  interface Words {
    label_quality: typeof zh
  }
}
