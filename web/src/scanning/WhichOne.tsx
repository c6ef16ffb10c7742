import { Button, Stack, Text } from '@mantine/core'
import { useT, type Translate } from '@/messages'
import type { Answered } from './question'

/** One short question with big answers: which object, or which reading of the label. */
export function WhichOne({
  choices,
  onChosen,
}: {
  choices: Answered[]
  onChosen: (chosen: Answered) => void
}) {
  const t = useT()
  return (
    <Stack className="card" p="md" gap="sm">
      <Text component="h2" m={0} fz={17} fw={650}>
        {t('floor.which.look')}
      </Text>
      {choices.map((one, index) => (
        <Button key={index} size="lg" h="auto" mih={60} py={10} onClick={() => onChosen(one)}>
          <span style={{ whiteSpace: 'normal' }}>{words(one, t)}</span>
        </Button>
      ))}
    </Stack>
  )
}

function words(one: Answered, t: Translate): string {
  if (one.title !== null) return one.title
  return [
    one.lot && `${t('ui.field.lot')} ${one.lot}`,
    one.serial && `${t('ui.field.serial')} ${one.serial}`,
    one.expiry && `${t('ui.field.expiry')} ${one.expiry}`,
  ]
    .filter(Boolean)
    .join(' · ')
}
