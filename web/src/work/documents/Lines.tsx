import { useT, type Translate } from '@/messages'
import { Group, Progress, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Badge } from '@/ui/Badge'
import { Blank } from '@/ui/Blank'
import { DataTable, type Column } from '@/ui/DataTable'
import { Code, Expiry, Quantity } from '@/ui/Values'
import { HoldChips } from '@/work/standing/Chips'
import type { DocumentConfig } from './config'
import { itemName, unitWord } from './names'
import type { DocumentLine, FullDocument, ItemWords } from './shapes'

/** The lines of a document, with how far each has come. */
export function Lines({ document, config }: { document: FullDocument; config: DocumentConfig }) {
  const t = useT()
  const { lines } = document
  if (lines.length === 0) return <Blank title={t('ui.document.noLines')} />
  // The lines of a count are bins: what lies in them is in the review.
  const isGoods = lines.some((line) => line.item !== null)
  const columns: Column<DocumentLine>[] = [
    { key: 'no', title: '#', width: 44, cell: (line) => line.line_no },
    ...(isGoods
      ? [
          {
            key: 'item',
            title: t('ui.field.item'),
            cell: (line: DocumentLine) => <ItemName item={line.item} />,
          },
        ]
      : []),
    ...optional(lines, t, config.ownLot ?? false),
    ...(isGoods ? amounts(t) : []),
    {
      key: 'state',
      title: t('ui.document.state'),
      cell: (line) => (
        <>
          <HoldChips holds={line.holds} />
          <Badge family="state" code={line.state} />
        </>
      ),
    },
    ...(config.lineColumns?.() ?? []),
    ...(config.lineActions
      ? [
          {
            key: 'actions',
            title: '',
            right: true,
            cell: (line: DocumentLine) => (
              <Group gap={6} justify="flex-end" wrap="nowrap">
                {config.lineActions?.(document, line)}
              </Group>
            ),
          },
        ]
      : []),
  ]
  return (
    <DataTable
      label={t('ui.document.lines')}
      columns={columns}
      rows={lines}
      rowKey={(line) => line.id}
    />
  )
}

function amounts(t: Translate): Column<DocumentLine>[] {
  return [
    {
      key: 'quantity',
      title: t('ui.field.quantity'),
      right: true,
      cell: (line) => <Quantity value={line.quantity} unit={unitWord(line.item)} />,
    },
    {
      key: 'done',
      title: t('ui.document.done'),
      width: 130,
      cell: (line) => <Done line={line} />,
    },
  ]
}

/** Columns that only some kinds of document fill. */
function optional(lines: DocumentLine[], t: Translate, ownLot: boolean): Column<DocumentLine>[] {
  const columns: Column<DocumentLine>[] = []
  if (!ownLot && lines.some((line) => line.lot)) {
    columns.push(
      {
        key: 'lot',
        title: t('ui.field.lot'),
        cell: (line) => <Code>{line.lot?.number ?? ''}</Code>,
      },
      {
        key: 'expiry',
        title: t('ui.field.expiry'),
        cell: (line) => <Expiry date={line.lot?.expiry} />,
      },
    )
  }
  if (!ownLot && lines.some((line) => line.piece)) {
    columns.push({
      key: 'serial',
      title: t('ui.field.serial'),
      cell: (line) => <Code>{line.piece?.serial ?? ''}</Code>,
    })
  }
  if (lines.some((line) => line.place)) {
    columns.push({
      key: 'place',
      title: t('ui.field.place'),
      cell: (line) => <Code>{line.place?.code ?? ''}</Code>,
    })
  }
  return columns
}

export function ItemName({ item }: { item: ItemWords | null }) {
  if (item === null) return <>—</>
  return (
    <div style={{ minWidth: 180 }}>
      <Link to={`/items/${item.id}`} className="quiet">
        {itemName(item)}
      </Link>
      <Text size="xs" c="dimmed" className="code">
        {[item.code, item.specification].filter(Boolean).join(' · ')}
      </Text>
    </div>
  )
}

function Done({ line }: { line: DocumentLine }) {
  const t = useT()
  const share = percent(line.done, line.quantity)
  return (
    <div>
      <Quantity value={line.done} />
      <Progress
        value={share}
        size={5}
        mt={3}
        color={share >= 100 ? 'green' : 'celadon'}
        aria-label={t('ui.document.done')}
      />
    </div>
  )
}

/** For the width of a bar only; quantities themselves are never floats. */
function percent(done: string, of: string): number {
  const total = Number(of)
  return total > 0 ? Math.min(100, (Number(done) / total) * 100) : 0
}
