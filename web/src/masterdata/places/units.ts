import type { Translate } from '@/messages'
import { STATUS, type StockRow } from '@/work/stock/shapes'
import { quantity } from '@/ui/format'
import { word } from '@/messages/codes'
import { placesFrom } from '@/work/references/places'
import { decimal, ref } from '@/work/forms/fields'
import { action, type ActionSpec } from '@/work/forms/action'

/** An empty unit with an SSCC of our own; `at`: where, if that is known already. */
export function buildUnitSpec(
  t: Translate,
  { site, at, onBuilt }: { site?: string; at?: string; onBuilt: (unit: string) => void },
): ActionSpec {
  return action('handling.build_unit', {
    label: t('places.unit.build'),
    explain: t('places.unit.buildText'),
    atOnce: at !== undefined,
    fields: [ref('place', t('ui.field.place'), placesFrom(site), { required: true })],
    command: (values) => ({ place: at ?? values.place }),
    onDone: (outcome) => {
      if (outcome.kind === 'accepted') onBuilt((outcome.answer.result as { unit: string }).unit)
    },
  })
}

/** Into another unit or onto a place of the site, with all that is in it. */
export function putInSpec(t: Translate, unit: string, site?: string): ActionSpec {
  return action('handling.put_in', {
    label: t('places.unit.putIn'),
    explain: t('places.unit.putInText'),
    fields: [ref('into', t('places.unit.into'), placesFrom(site), { required: true })],
    command: (values) => ({ unit, into: values.into }),
  })
}

export function breakUpSpec(t: Translate, unit: string): ActionSpec {
  return action('handling.break_up', {
    label: t('places.unit.breakUp'),
    explain: t('places.unit.breakUpText'),
    danger: true,
    command: () => ({ unit }),
  })
}

/** The cases of this balance that are whole: what is sealed is a multiple of its level. */
export function casesOf({ packed_as, quantity: sealed }: StockRow): number {
  const factor = Number(packed_as?.factor ?? 0)
  return factor > 0 ? Math.floor(Number(sealed) / factor) : 0
}

/** Makes the content of sealed cases loose, where they stand. */
export function openCaseSpec(t: Translate, row: StockRow): ActionSpec {
  const { item, lot, place, owner, packed_as: level, status } = row
  return action('handling.open_case', {
    label: t('places.unit.openCase'),
    explain: t('places.unit.openCaseText', {
      count: casesOf(row),
      level: word('level', level?.name),
      factor: quantity(level?.factor ?? '0'),
    }),
    fields: [decimal('cases', t('places.unit.cases'), { required: true, initial: '1' })],
    command: (values) => ({
      item: item?.id ?? '0',
      place: place?.id ?? '0',
      level: level?.id ?? '0',
      lot: lot?.id ?? '0',
      owner: owner?.id ?? '0',
      status: STATUS[status],
      cases: Number(values.cases),
    }),
  })
}
