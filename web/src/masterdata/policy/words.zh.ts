export const zh = {
  codes: {
    action: {
      policy_save_setting: '修改设置',
      policy_clear_setting: '清除设置',
    },
    settingScope: {
      everywhere: '全部',
      site: '仓库',
      entity: '公司',
      customer: '客户',
      item: '产品',
      device_class: '管理类别',
    },
  },
  default: '默认值',
  version: '程序版本',
  value: '值',
  scope: '适用范围',
  since: '生效自',
  change: '修改',
  device: '本机',
  station: '本机的扫码工位',
  stationText: '每次扫码和操作都带上它：按该工位的扫码枪读码，并写入记录。',
  name: '设置项',
  by: '设置人',
  clear: '恢复默认',
  clearText: '{{name}}：不再单独设置，默认值为 {{value}}。',
}

declare module '@/messages' {
  interface Words {
    policy: typeof zh
  }
}
