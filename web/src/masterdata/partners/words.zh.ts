export const zh = {
  codes: {
    partnerRole: {
      supplier: '供应商',
      customer: '客户',
      carrier: '承运商',
      company: '本公司',
      own: '本公司',
      own_company: '本公司',
      maker: '生产企业',
      registrant: '注册人',
    },
    action: {
      partners_save_partner: '保存往来单位',
    },
    licence: {
      business: '营业执照',
      production: '生产许可证',
      distribution: '经营许可证',
      distribution_filing: '经营备案',
      medical_institution: '医疗机构执业许可证',
      customer: '采购方资质',
      supplier: '供货方资质',
      own: '本公司资质',
      maker: '生产资质',
      carrier: '运输资质',
    },
  },
  new: '新增单位',
}

declare module '@/messages' {
  interface Words {
    partners: typeof zh
  }
}
