import { Box, Title } from '@mantine/core'
import { useT } from '@/messages'
import { useSession } from '@/work/session/session'
import { ApiKeys } from './PersonPanels'

/** One's own keys: what programs act in one's name, for what and how long. */
export function OwnKeys() {
  const t = useT()
  const { session } = useSession()
  return (
    <Box p="md">
      <Title order={1} fz={22} mb={4}>
        {t('people.myKeys')}
      </Title>
      <ApiKeys id={session.person.id} />
    </Box>
  )
}
