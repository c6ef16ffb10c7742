export const zh = {
  codes: {
    action: {
      imports_take_part: '导入一部分行',
      imports_confirm_import: '确认导入',
    },
    importReason: {
      before_valid_from: '早于生效日期',
      below_minimum: '低于最小值',
      certificate_unknown: '没有这个证号',
      column_missing: '缺少这一列',
      contains_itself: '包装包含了自己',
      too_many_inside: '内含的基本单位多得不可能',
      digits_lost: '数字位数已丢失，请把单元格设为文本',
      empty: '不能为空',
      is_a_date: '单元格是日期，请设为文本',
      item_unknown: '没有这个产品',
      level_unknown: '没有这个包装',
      longer_than_shelf_life: '超过有效期天数',
      not_a_date: '不是日期',
      not_a_number: '不是数字',
      not_a_temperature: '不是温度',
      not_a_whole_number: '不是整数',
      not_one_of: '不在可选的值之内',
      not_positive: '必须大于零',
      not_yes_or_no: '只能填是或否',
      out_of_range: '超出范围',
      partner_unknown: '没有这个往来单位',
      place_unknown: '没有这个货位',
      repeated: '重复',
      serial_is_whole: '按序列号管理的产品没有小数',
      site_unknown: '没有这个仓库',
      time_zone_unknown: '没有这个时区',
      too_long: '太长',
      unit_unknown: '不认识的单位',
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
