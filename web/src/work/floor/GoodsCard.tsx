import { useT } from '@/messages'
import { Box, Text } from '@mantine/core'
import { itemName, unitWord } from '@/work/documents/names'
import type { DocumentLine } from '@/work/documents/shapes'
import { certificateOf } from '@/work/documents/certificate'
import { quantity } from '@/ui/format'
import { Code, Expiry } from '@/ui/Values'
import { word } from '@/messages/codes'
import { holdWords } from '@/work/standing/verdict'

/** The goods that a step is about, big enough to compare with the package in the hand. */
export function GoodsCard({ line, left }: { line: DocumentLine; left?: string }) {
  const t = useT()
  const rows: [string, React.ReactNode][] = [
    [
      t('ui.field.quantity'),
      [quantity(left ?? line.quantity), unitWord(line.item), sealedWord(line)]
        .filter(Boolean)
        .join(' '),
    ],
  ]
  if (line.lot) {
    rows.push([t('ui.field.lot'), <Code key="lot">{line.lot.number}</Code>])
    rows.push([t('ui.field.expiry'), <Expiry key="expiry" date={line.lot.expiry} />])
  }
  if (line.piece) rows.push([t('ui.field.serial'), <Code key="serial">{line.piece.serial}</Code>])
  rows.unshift(
    ...line.holds.map((hold): [string, React.ReactNode] => [
      word('blocked', 'held'),
      <Text key={hold.id} span fw={700} c="red">
        {holdWords(hold)}
      </Text>,
    ]),
  )
  const certificate = certificateOf(line)
  if (certificate) {
    rows.push([
      t('ui.field.certificate'),
      <span key="certificate">
        {certificate.number} <Expiry date={certificate.valid_to || null} />
      </span>,
    ])
  }
  if (line.place) rows.push([t('ui.field.place'), <Code key="place">{line.place.code}</Code>])
  return (
    <Box className="card" p="md">
      <Text fz={19} fw={700} lh={1.3}>
        {itemName(line.item)}
      </Text>
      <Text fz={14} c="dimmed" className="code" mb={8}>
        {line.item?.code}
      </Text>
      <Box
        component="dl"
        m={0}
        fz={17}
        style={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '6px 16px' }}
      >
        {rows.map(([label, value]) => [
          <dt key={`${label}-t`} style={{ color: 'var(--soft)' }}>
            {label}
          </dt>,
          <dd key={`${label}-d`} style={{ margin: 0, fontWeight: 650 }}>
            {value}
          </dd>,
        ])}
      </Box>
    </Box>
  )
}

/** How the goods are sealed, if they are: "10 per case". */
function sealedWord({ packed_as }: DocumentLine): string {
  return packed_as ? `(${word('level', packed_as.name)} × ${packed_as.factor})` : ''
}
