export const zh = {
  codes: {
    action: {
      imports_take_part: '导入一部分行',
      imports_confirm_import: '确认导入',
    },
  },
  unknownColumns: '不认识的列：',
  allGood: '全部正确，可以确认',
  text: '选择类型并上传 CSV 或 Excel；先预览，确认后才写入。',
  kind: '导入什么',
  file: '文件',
  template: '下载模板',
  preview: '预览',
  good: '正确 {{count}} 行',
  bad: '有误 {{count}} 行',
  line: '行',
  column: '列',
  reason: '原因',
  value: '内容',
  confirm: '确认导入',
  done: '导入完成',
}

declare module '@/messages' {
  interface Words {
    imports: typeof zh
  }
}
