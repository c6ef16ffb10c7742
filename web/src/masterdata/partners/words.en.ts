import type { Same } from '@/messages/same'
import type { zh } from './words.zh'

export const en: Same<typeof zh> = {
  codes: {
    partnerRole: {
      supplier: 'Supplier',
      customer: 'Customer',
      carrier: 'Carrier',
      company: 'Own company',
      own: 'Own company',
      own_company: 'Own company',
      maker: 'Maker',
      registrant: 'Registrant',
    },
    action: {
      partners_save_partner: 'Save partner',
    },
    licence: {
      business: 'Business licence',
      production: 'Production licence',
      distribution: 'Distribution licence',
      distribution_filing: 'Distribution filing',
      medical_institution: 'Medical institution licence',
      customer: 'Customer licence',
      supplier: 'Supplier licence',
      own: 'Own licence',
      maker: 'Maker licence',
      carrier: 'Carrier licence',
    },
  },
  new: 'New partner',
}
