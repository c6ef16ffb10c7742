import { Link } from '@tanstack/react-router'
import { t } from '@/messages'
import { partnersFrom } from '@/work/references/partners'
import { rowsOf, text } from '@/work/forms/form'
import { Blank } from '@/ui/Blank'
import { Title } from '@/work/lists/Title'
import { useTitles } from '@/work/lists/useTitles'
import { choices, word } from '@/messages/codes'
import { field, fieldLabel, texts } from '@/work/records/fields'
import type { RecordConfig } from '@/work/records/RecordScreen'
import { ITEMS } from '@/work/references/items'

const TEXTS = ['number', 'kind', 'valid_from', 'valid_to', 'scope', 'state']

export const CERTIFICATE: RecordConfig = {
  kind: 'certificate',
  plural: 'certificates',
  save: 'catalogue.save_certificate',
  title: (record) => String(record.data['number']),
  fields: () => [
    field('number', 'text', { required: true }),
    field('kind', 'choice', {
      required: true,
      choices: choices('certificateKind', ['registration', 'filing']),
      initial: 'registration',
    }),
    field('holder', 'ref', { required: true, from: partnersFrom('registrant') }),
    field('state', 'choice', {
      choices: choices('state', ['active', 'retired']),
      initial: 'active',
    }),
    field('valid_from', 'date', { required: true }),
    field('valid_to', 'date'),
    field('scope', 'long', { half: false }),
    field('items', 'rows', {
      half: false,
      fields: [{ name: 'item', label: t('ui.field.item'), kind: 'ref', from: ITEMS }],
    }),
  ],
  values: ({ data }) => ({
    ...texts(data, [...TEXTS, 'holder']),
    items: ((data['items'] ?? []) as unknown[]).map((item) => ({ item: String(item) })),
  }),
  command: (values, record) => ({
    data: {
      ...record?.data,
      ...Object.fromEntries(TEXTS.map((name) => [name, text(values, name) ?? ''])),
      holder: text(values, 'holder') ?? '0',
      items: rowsOf(values, 'items')
        .map((row) => text(row, 'item'))
        .filter((item) => item !== null),
    },
  }),
  facts: ({ data }) => [
    { label: fieldLabel('holder'), value: <Title id={String(data['holder'] ?? '0')} /> },
    { label: fieldLabel('kind'), value: word('certificateKind', String(data['kind'])) },
    { label: fieldLabel('valid_from'), value: String(data['valid_from']) },
    { label: fieldLabel('valid_to'), value: String(data['valid_to'] || '—') },
    { label: fieldLabel('scope'), value: String(data['scope'] || '—') },
  ],
  panels: () => [
    {
      tab: t('desk.fields.items'),
      content: ({ data }) => <Covered items={((data['items'] ?? []) as unknown[]).map(String)} />,
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
          <Link to={`/items/${item}` as '/'} className="quiet">
            {title(item)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
