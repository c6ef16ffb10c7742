import { Box, Group, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useShortcut } from './ScanProvider'
import { isDocument } from './shapes'
import { lookUp, useT, type Translate } from '@/messages'
import { quantity } from '@/ui/format'
import { word } from '@/messages/codes'
import type { Choice } from './question'

/** One short question with big answers, each with what speaks for and against it. */
export function WhichOne({
  choices,
  onChosen,
}: {
  choices: Choice[]
  onChosen: (chosen: Choice) => void
}) {
  const t = useT()
  useShortcut((key) => {
    const chosen = choices[Number(key) - 1]
    if (chosen) onChosen(chosen)
  })
  return (
    <Stack gap={8} role="group" aria-label={t('scanning.which.look')}>
      <Text component="h2" m={0} fz={17} fw={650}>
        {t('scanning.which.look')}
      </Text>
      {choices.map((one, index) => (
        <UnstyledButton
          key={index}
          className="card choice"
          px={14}
          py={12}
          mih={64}
          onClick={() => onChosen(one)}
        >
          <Group wrap="nowrap" gap={14} align="flex-start">
            <span className="choice-number" aria-hidden>
              {index + 1}
            </span>
            <Box style={{ flex: 1, minWidth: 0 }}>
              <Text fz={18} fw={680} lh={1.3}>
                {titleOf(one, t)}
              </Text>
              <Text fz={15} c="dimmed">
                {detailOf(one, t)}
              </Text>
              <Reasons of={one} />
            </Box>
          </Group>
        </UnstyledButton>
      ))}
    </Stack>
  )
}

function Reasons({ of }: { of: Choice }) {
  const all = [
    ...of.reasonsFor.map((code) => ({ code, Icon: IconCheck, color: 'var(--ok-ink)' })),
    ...of.reasonsAgainst.map((code) => ({ code, Icon: IconMinus, color: 'var(--warn-ink)' })),
  ].filter(({ code }) => code !== 'bound_code')
  if (all.length === 0) return null
  return (
    <Group gap="2px 12px" mt={4}>
      {all.map(({ code, Icon, color }) => (
        <Text key={code} span fz={14} c={color} style={{ display: 'inline-flex', gap: 3 }}>
          <Icon size={16} aria-hidden style={{ marginTop: 2 }} />
          {lookUp(`codes.evidence.${code}`, code)}
        </Text>
      ))}
    </Group>
  )
}

function titleOf({ isReading, read: { object, reading } }: Choice, t: Translate): string {
  if (!isReading) return object.title
  return [
    reading.lot && `${t('ui.field.lot')} ${reading.lot}`,
    reading.serial && `${t('ui.field.serial')} ${reading.serial}`,
    reading.expiry && `${t('ui.field.expiry')} ${reading.expiry}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** What tells this object from the others. */
function detailOf({ isReading, read }: Choice, t: Translate): string {
  const { counts_as, object, reading } = read
  if (isReading) return object.title
  const { name, factor } = counts_as?.level ?? {}
  const lot = read.lot?.number ?? reading.lot
  const serial = read.piece?.serial ?? reading.serial
  return [
    isDocument(object) ? word('kind', object.kind) : word('object', object.kind),
    read.item?.specification,
    lot && `${t('ui.field.lot')} ${lot}`,
    serial && `${t('ui.field.serial')} ${serial}`,
    name && `${word('level', name)} × ${quantity(factor ?? '1')}`,
    (read.piece?.place ?? read.place)?.code,
  ]
    .filter(Boolean)
    .join(' · ')
}
