import type { Translate } from '@/messages'
import { placesFrom } from '@/work/references/places'
import { text, decimal, date, choice, ref, type Choice } from '@/work/forms/fields'
import { action, type ActionSpec } from '@/work/forms/action'
import type { GoodsVersion, OddText } from './shapes'

/** Whether it was always so, or is so from a day on. */
function sinceFields(t: Translate) {
  return [
    choice(
      'when',
      t('corrections.when'),
      [
        { value: 'always', label: t('corrections.always') },
        { value: 'day', label: t('corrections.fromDay') },
      ],
      { required: true, half: true, initial: 'always' },
    ),
    date('since', t('corrections.since'), {
      required: true,
      half: true,
      onlyIf: { field: 'when', is: 'day' },
    }),
  ] as const
}

const sinceOf = (values: { when: string; since: string }): string =>
  values.when === 'day' ? values.since : ''

function lotField<const Name extends string>(t: Translate, name: Name, lots: Choice[]) {
  return choice(name, t('corrections.otherLot'), lots)
}

/** Days that stood there and were taken out: nobody knows them. */
const cleared = (
  one: GoodsVersion,
  values: { expiry: string; produced: string },
): ('expiry' | 'produced')[] =>
  (['expiry', 'produced'] as const).filter((name) => one[name] && !values[name])

/** Another number or other dates of a lot; what is left as it is stays. */
export function correctLotSpec(t: Translate, one: GoodsVersion): ActionSpec {
  return action('corrections.correct_lot', {
    label: t('identifiers.correct'),
    explain: t('corrections.correctText'),
    reason: 'required',
    fields: [
      text('number', t('ui.field.lot'), { initial: one.number }),
      date('expiry', t('ui.field.expiry'), { half: true, initial: one.expiry ?? '' }),
      date('produced', t('ui.field.produced'), { half: true, initial: one.produced ?? '' }),
      ...sinceFields(t),
    ],
    command: (values) => ({
      lot: one.id,
      clear: cleared(one, values),
      number: values.number,
      expiry: values.expiry,
      produced: values.produced,
      since: sinceOf(values),
    }),
  })
}

/** Another serial, lot or expiry of a piece; an expiry not changed stays that of its lot. */
export function correctPieceSpec(t: Translate, one: GoodsVersion, lots: Choice[]): ActionSpec {
  return action('corrections.correct_piece', {
    label: t('identifiers.correct'),
    explain: t('corrections.correctText'),
    reason: 'required',
    fields: [
      text('serial', t('ui.field.serial'), { initial: one.serial }),
      lotField(t, 'lot', lots),
      date('expiry', t('ui.field.expiry'), { initial: one.expiry ?? '' }),
      ...sinceFields(t),
    ],
    command: (values) => ({
      piece: one.id,
      lot: values.lot || '0',
      serial: values.serial,
      ...(values.expiry === (one.expiry ?? '') ? {} : { expiry: values.expiry }),
      since: sinceOf(values),
    }),
  })
}

/** Goods without serial in a place that belong to another lot of the item. */
export function correctGoodsSpec(t: Translate, one: GoodsVersion, lots: Choice[]): ActionSpec {
  return action('corrections.correct_goods', {
    label: t('corrections.move'),
    explain: t('corrections.moveText'),
    reason: 'required',
    fields: [
      { ...lotField(t, 'to_lot', lots), required: true },
      ref('place', t('ui.field.place'), placesFrom(undefined), { required: true }),
      decimal('quantity', t('ui.field.quantity'), { required: true }),
    ],
    command: (values) => ({
      lot: one.id,
      to_lot: values.to_lot,
      place: values.place,
      quantity: values.quantity,
    }),
  })
}

/** A text of a document that an earlier version took in. */
export function correctTextSpec(t: Translate, document: string, odd: OddText[]): ActionSpec {
  const which = odd.map((one, at) => ({
    value: String(at),
    label: `${t(`corrections.of.${one.of}`)}: ${one.text}`,
  }))
  return action('corrections.correct_text', {
    label: t('codes.action.corrections_correct_text'),
    explain: t('corrections.textText'),
    reason: 'required',
    fields: [
      choice('which', t('corrections.textOf'), which, { required: true, initial: '0' }),
      text('text', t('corrections.textNow')),
    ],
    command: (values) => ({
      of: odd[Number(values.which)]?.of ?? 'due',
      document,
      line: odd[Number(values.which)]?.line ?? '0',
      text: values.text,
    }),
  })
}
