import { Button, Group, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '@/api/client'
import { useSession } from '@/work/session/session'
import { levelChoices, type Level } from '@/work/references/levels'
import { useT } from '@/messages'
import type { CommandInput } from '@/outbox/outbox'
import type { ReferenceRecord } from '@/work/records/shapes'
import { takeCommand } from './actions'
import { isLevelMissing, type Suggestion, type UnknownCode } from './shapes'

/** The second click. Where nobody can say the packaging level, it is asked first. */
export function Take({
  code,
  one,
  isBusy,
  onTake,
}: {
  code: UnknownCode
  one: Suggestion
  isBusy: boolean
  onTake: (input: CommandInput) => void
}) {
  const t = useT()
  const { can } = useSession()
  const path = `/items/${one.item.id}`
  const { data } = useQuery({
    queryKey: ['record', path],
    queryFn: () => get<ReferenceRecord>(path),
  })
  const known = one.level_exists ? (one.level?.id ?? '0') : null
  const [level, setLevel] = useState(known)
  const levels = (data?.['levels'] ?? []) as Level[]
  const isMade = one.binding === null && isLevelMissing(one)
  const isAsked = one.binding === null && !isMade
  const right = isMade ? 'unknown.bind_code' : 'identifiers.bind'
  return (
    <Group gap={8}>
      {isAsked && (
        <Select
          w={170}
          aria-label={t('identifiers.level')}
          placeholder={t('unknown_codes.whichLevel')}
          data={levelChoices(levels)}
          value={level}
          onChange={setLevel}
        />
      )}
      <Button
        disabled={!can(right) || (isAsked && level === null)}
        loading={isBusy}
        onClick={() => onTake(takeCommand(code, one, level ?? '0'))}
      >
        {isMade
          ? t('unknown_codes.takeNew', { code: one.item.code, factor: one.factor ?? '' })
          : t('unknown_codes.take', { code: one.item.code })}
      </Button>
    </Group>
  )
}
