import { useT } from '@/messages'
import { Group, Text } from '@mantine/core'

export function Brand({ large = false }: { large?: boolean }) {
  const t = useT()
  const size = large ? 44 : 30
  return (
    <Group gap={large ? 12 : 9} wrap="nowrap">
      <img src="/icon.svg" width={size} height={size} alt="" style={{ display: 'block' }} />
      <Text fw={700} fz={large ? 26 : 18} lh={1} style={{ letterSpacing: '0.02em' }}>
        {t('ui.name')}
      </Text>
    </Group>
  )
}
