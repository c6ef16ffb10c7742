import type { Translate } from '@/messages'
import { placesFrom } from '@/work/references/places'
import type { ActionSpec } from '@/work/forms/ActionForm'
import { text, type Choice, type FieldSpec, type FormValues } from '@/work/forms/form'
import type { GoodsVersion } from './shapes'

/** Whether it was always so, or is so from a day on. */
function sinceFields(t: Translate): FieldSpec[] {
  return [
    {
      name: 'when',
      label: t('identity.goods.when'),
      kind: 'choice',
      required: true,
      half: true,
      choices: [
        { value: 'always', label: t('identity.goods.always') },
        { value: 'day', label: t('identity.goods.fromDay') },
      ],
      initial: 'always',
    },
    {
      name: 'since',
      label: t('identity.goods.since'),
      kind: 'date',
      required: true,
      half: true,
      onlyIf: { field: 'when', is: 'day' },
    },
  ]
}

const sinceOf = (values: FormValues): string =>
  text(values, 'when') === 'day' ? (text(values, 'since') ?? '') : ''

function lotField(t: Translate, name: string, lots: Choice[], required: boolean): FieldSpec {
  return { name, label: t('identity.goods.otherLot'), kind: 'choice', choices: lots, required }
}

/** Another number or other dates of a lot; what is left as it is stays. */
export function correctLotSpec(t: Translate, one: GoodsVersion): ActionSpec {
  return {
    action: 'corrections.correct_lot',
    label: t('identity.correct'),
    explain: t('identity.goods.correctText'),
    reason: 'required',
    fields: [
      { name: 'number', label: t('ui.field.lot'), kind: 'text', initial: one.number },
      {
        ...{ name: 'expiry', label: t('ui.field.expiry'), kind: 'date', half: true },
        initial: one.expiry ?? '',
      },
      {
        ...{ name: 'produced', label: t('ui.field.produced'), kind: 'date', half: true },
        initial: one.produced ?? '',
      },
      ...sinceFields(t),
    ],
    command: (values) => ({
      lot: one.id,
      number: text(values, 'number') ?? '',
      expiry: text(values, 'expiry') ?? '',
      produced: text(values, 'produced') ?? '',
      since: sinceOf(values),
    }),
  }
}

/** Another serial, lot or expiry of a piece; an expiry not changed stays that of its lot. */
export function correctPieceSpec(t: Translate, one: GoodsVersion, lots: Choice[]): ActionSpec {
  return {
    action: 'corrections.correct_piece',
    label: t('identity.correct'),
    explain: t('identity.goods.correctText'),
    reason: 'required',
    fields: [
      { name: 'serial', label: t('ui.field.serial'), kind: 'text', initial: one.serial },
      lotField(t, 'lot', lots, false),
      {
        ...{ name: 'expiry', label: t('ui.field.expiry'), kind: 'date' },
        initial: one.expiry ?? '',
      },
      ...sinceFields(t),
    ],
    command: (values) => {
      const expiry = text(values, 'expiry')
      return {
        piece: one.id,
        lot: text(values, 'lot') ?? '0',
        serial: text(values, 'serial') ?? '',
        ...(expiry === one.expiry ? {} : { expiry: expiry ?? '' }),
        since: sinceOf(values),
      }
    },
  }
}

/** Goods without serial in a place that belong to another lot of the item. */
export function correctGoodsSpec(t: Translate, one: GoodsVersion, lots: Choice[]): ActionSpec {
  return {
    action: 'corrections.correct_goods',
    label: t('identity.goods.move'),
    explain: t('identity.goods.moveText'),
    reason: 'required',
    fields: [
      lotField(t, 'to_lot', lots, true),
      {
        ...{ name: 'place', label: t('ui.field.place'), kind: 'ref', required: true },
        from: placesFrom(undefined),
      },
      { name: 'quantity', label: t('ui.field.quantity'), kind: 'decimal', required: true },
    ],
    command: (values) => ({
      lot: one.id,
      to_lot: text(values, 'to_lot'),
      place: text(values, 'place'),
      quantity: text(values, 'quantity'),
    }),
  }
}
