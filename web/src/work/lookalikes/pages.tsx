import { Text } from '@mantine/core'
import type { Shape } from '@/api/shapes'
import { useSession } from '@/work/session/session'
import { useT } from '@/messages'
import { Badge } from '@/ui/Badge'
import { ListPage } from '@/work/lists/ListPage'
import { Code } from '@/ui/Values'

type Goods = Shape<'GoodsInBinOut'>

/** Goods that lie side by side and differ by one character. */
type Pair = Shape<'LookalikesOut'>

/** Where a hand may easily take the wrong box. */
export function Twins() {
  const t = useT()
  const { site } = useSession()
  return (
    <ListPage<Pair>
      title={t('work.twins')}
      path="/twins"
      fixed={{ site: site?.id }}
      canSearch={false}
      rowKey={({ goods, other, kind }) =>
        [kind, goods, other].map((part) => JSON.stringify(part)).join()
      }
      columns={[
        {
          key: 'kind',
          title: t('lookalikes.alike'),
          cell: (row) => <Badge family="twin" code={row.kind} />,
        },
        {
          key: 'goods',
          title: t('lookalikes.goods'),
          cell: (row) => <GoodsCell goods={row.goods} other={row.other} by={row.kind} />,
        },
        {
          key: 'other',
          title: t('lookalikes.other'),
          cell: (row) => <GoodsCell goods={row.other} other={row.goods} by={row.kind} />,
        },
      ]}
    />
  )
}

function GoodsCell({ goods, other, by }: { goods: Goods; other: Goods; by: Pair['kind'] }) {
  const like = by === 'lot' ? goods : other
  const lot = by === 'lot' ? other.lot : goods.lot
  return (
    <>
      <Text size="sm">
        <Differing text={goods.item.code} from={like.item.code} />{' '}
        <Differing text={goods.item.name} from={like.item.name} />
      </Text>
      <Text size="sm" c="dimmed" component="div">
        {goods.lot && (
          <Code>
            <Differing text={goods.lot.number} from={lot?.number ?? goods.lot.number} />
          </Code>
        )}{' '}
        <Code>{goods.place.code}</Code>
      </Text>
    </>
  )
}

/** The text with the characters marked in which it differs from the other. */
function Differing({ text, from }: { text: string; from: string }) {
  let start = 0
  while (start < text.length && text[start] === from[start]) start += 1
  let end = 0
  const most = Math.min(text.length, from.length) - start
  while (end < most && text.at(-1 - end) === from.at(-1 - end)) end += 1
  const middle = text.slice(start, text.length - end)
  if (middle === '') return <>{text}</>
  return (
    <>
      {text.slice(0, start)}
      <mark className="differs">{middle}</mark>
      {text.slice(text.length - end)}
    </>
  )
}
