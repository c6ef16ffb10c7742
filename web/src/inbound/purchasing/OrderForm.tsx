import { partnersFrom } from '@/work/references/partners'
import { ITEMS } from '@/work/references/items'
import { t } from '@/messages'
import { rowsOf, text, type FieldSpec, type FormValues } from '@/work/forms/form'

/** The lines of a purchase or sales order. */
export function orderLineFields(): FieldSpec[] {
  return [
    { name: 'item', label: t('ui.field.item'), kind: 'ref', required: true, from: ITEMS },
    { name: 'quantity', label: t('ui.field.quantity'), kind: 'decimal', required: true },
    { name: 'unit_price', label: t('desk.order.price'), kind: 'decimal', initial: '0' },
    { name: 'tax_percent', label: t('desk.order.tax'), kind: 'decimal', initial: '13' },
  ]
}

/** What every order asks for beside its partner. */
export function orderFields(partner: FieldSpec): FieldSpec[] {
  return [
    partner,
    { name: 'due', label: t('ui.field.due'), kind: 'date', half: true },
    {
      name: 'currency',
      label: t('desk.order.currency'),
      kind: 'text',
      initial: 'CNY',
      half: true,
      required: true,
    },
    {
      name: 'lines',
      label: t('desk.order.lines'),
      kind: 'rows',
      required: true,
      fields: orderLineFields(),
      initial: [{ item: '', quantity: '', unit_price: '0', tax_percent: '13' }],
    },
  ]
}

export function supplierField(): FieldSpec {
  return {
    name: 'supplier',
    label: t('ui.field.supplier'),
    kind: 'ref',
    required: true,
    from: partnersFrom('supplier'),
  }
}

export function customerField(): FieldSpec {
  return {
    name: 'customer',
    label: t('ui.field.customer'),
    kind: 'ref',
    required: true,
    from: partnersFrom('customer'),
  }
}

/** The part of the command that both kinds of order share. */
export function orderCommand(values: FormValues, site: string | undefined) {
  return {
    site,
    currency: text(values, 'currency') ?? 'CNY',
    due: text(values, 'due') ?? '',
    lines: rowsOf(values, 'lines').map((row) => ({
      item: text(row, 'item'),
      quantity: text(row, 'quantity'),
      unit_price: text(row, 'unit_price') ?? '0',
      tax_percent: text(row, 'tax_percent') ?? '0',
    })),
  }
}
