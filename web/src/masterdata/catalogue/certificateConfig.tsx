import { Link } from '@tanstack/react-router'
import { t } from '@/messages'
import { partnersFrom } from '@/work/references/partners'
import { Blank } from '@/ui/Blank'
import { Title } from '@/work/lists/Title'
import { useTitles } from '@/work/lists/useTitles'
import { choices, word } from '@/messages/codes'
import * as forms from '@/work/forms/fields'
import { choice, date, fieldLabel, long, ref, rows, text, texts } from '@/work/records/fields'
import { saveForm, type RecordConfig } from '@/work/records/config'
import { ITEMS } from '@/work/references/items'

const TEXTS = ['number', 'kind', 'valid_from', 'valid_to', 'scope', 'state'] as const

const form = saveForm('catalogue.save_certificate', {
  fields: () =>
    [
      text('number', { required: true }),
      choice('kind', choices('certificateKind', ['registration', 'filing']), {
        required: true,
        initial: 'registration',
      }),
      ref('holder', partnersFrom('registrant'), { required: true }),
      choice('state', choices('state', ['active', 'retired']), { initial: 'active' }),
      date('valid_from', { required: true }),
      date('valid_to'),
      long('scope'),
      rows('items', [forms.ref('item', t('ui.field.item'), ITEMS)]),
    ] as const,
  values: ({ data }) => ({
    ...texts(data, [...TEXTS, 'holder']),
    items: (data.items ?? []).map((item) => ({ item: String(item) })),
  }),
  command: (values, record) => ({
    data: {
      ...record?.data,
      ...values,
      items: values.items.map(({ item }) => item).filter((item) => item !== ''),
    },
  }),
})

export const CERTIFICATE: RecordConfig<'catalogue.save_certificate'> = {
  kind: 'certificate',
  plural: 'certificates',
  save: 'catalogue.save_certificate',
  form,
  title: ({ data }) => data.number,
  facts: ({ data }) => [
    { label: fieldLabel('holder'), value: <Title id={String(data.holder)} /> },
    { label: fieldLabel('kind'), value: word('certificateKind', data.kind) },
    { label: fieldLabel('valid_from'), value: data.valid_from },
    { label: fieldLabel('valid_to'), value: data.valid_to || '—' },
    { label: fieldLabel('scope'), value: data.scope || '—' },
  ],
  panels: () => [
    {
      tab: t('records.fields.items'),
      content: ({ data }) => <Covered items={(data.items ?? []).map(String)} />,
    },
  ],
}

/** The items that the certificate covers. */
function Covered({ items }: { items: string[] }) {
  const title = useTitles(items)
  if (items.length === 0) return <Blank title={t('ui.list.empty')} />
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>
          <Link to={`/items/${item}`} className="quiet">
            {title(item)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
