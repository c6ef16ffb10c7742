import { Anchor, Box, Group, Progress, Stack, Text, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { get } from '@/api/client'
import { DocumentLink } from '@/work/documents/DocumentLink'
import { useAddresses } from '@/work/house/useRooms'
import { lookUp, useT, type Translate } from '@/messages'
import { visible } from '@/scan/show'
import { ActionButton } from '@/work/forms/ActionForm'
import { Chip } from '@/ui/Badge'
import { Loading, LoadFailure } from '@/ui/Blank'
import { quantity } from '@/ui/format'
import { RefusalBlock } from '@/ui/RefusalBlock'
import { useCommand } from '@/work/forms/useCommand'
import { word } from '@/messages/codes'
import { bindOtherSpec, dismissSpec } from './actions'
import { isLevelMissing, type Suggestion, type Suggestions, type UnknownCode } from './shapes'
import { Take } from './Take'

/** What one unknown code may be: choose a suggestion, confirm. */
export function Suggested({ code }: { code: UnknownCode }) {
  const t = useT()
  const [chosen, setChosen] = useState(0)
  const { run, outcome, dismiss, isBusy } = useCommand({ sound: true })
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['unknown-suggestions', code.id],
    queryFn: () => get<Suggestions>(`/unknown-codes/${code.id}/suggestions`),
  })
  if (isPending) return <Loading />
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />
  const one = data.suggestions[chosen]
  const isOpen = code.state === 'open'
  return (
    <Stack className="card" p="md">
      <CodeHead code={code} />
      {data.registered && <Registered of={data.registered} code={code} />}
      {outcome?.kind === 'refused' && (
        <RefusalBlock problem={outcome.problem} onDismiss={dismiss} />
      )}
      {isOpen && (
        <>
          <Text component="h2" m={0} fw={650} fz={15} c="dimmed">
            {t(data.suggestions.length > 0 ? 'unknown_codes.mayBe' : 'unknown_codes.noSuggestion')}
          </Text>
          <Stack gap={8} role="radiogroup" aria-label={t('unknown_codes.mayBe')}>
            {data.suggestions.map((each, index) => (
              <SuggestionCard
                key={`${each.item.id}${each.level?.id ?? ''}`}
                one={each}
                isChosen={index === chosen}
                onChoose={() => setChosen(index)}
              />
            ))}
          </Stack>
          <Group justify="flex-end" gap={8}>
            <ActionButton spec={dismissSpec(t, code)} />
            <ActionButton spec={bindOtherSpec(t, code)} />
            {one && (
              <Take
                key={one.item.id}
                code={code}
                one={one}
                isBusy={isBusy}
                onTake={(input) => void run(input)}
              />
            )}
          </Group>
        </>
      )}
    </Stack>
  )
}

function CodeHead({ code }: { code: UnknownCode }) {
  const t = useT()
  const says = Object.entries(code.says).filter(([, value]) => value)
  return (
    <div>
      <Text className="code" fz={22} fw={700}>
        {code.value}
      </Text>
      <Group gap="4px 16px">
        <Text size="sm" c="dimmed">
          {word('scheme', code.scheme)}
        </Text>
        {says.map(([name, value]) => (
          <Text key={name} size="sm">
            {lookUp(`identifiers.carries.${name}`, name)} <b className="code">{value}</b>
          </Text>
        ))}
        {code.document && <DocumentLink document={code.document} />}
        {code.station && (
          <Text size="sm" c="dimmed">
            {t('masterdata.stations')} {code.station}
          </Text>
        )}
      </Group>
      {code.raw !== '' && code.raw !== code.value && (
        <Text size="xs" c="dimmed" className="code" mt={4}>
          {visible(code.raw)}
        </Text>
      )}
    </div>
  )
}

/** The device that a public database knows under this code. */
function Registered({
  of,
  code,
}: {
  of: NonNullable<Suggestions['registered']>
  code: UnknownCode
}) {
  const t = useT()
  const device = useAddresses().page('device', code.value)
  const facts = [of.model, of.registrant, of.registrations.join('、')]
  return (
    <Box p="sm" style={{ background: 'var(--info-soft)', borderRadius: 10 }}>
      <Group justify="space-between" gap={8}>
        <Text fz={15} c="var(--info-ink)">
          {word('codeSource', of.source)}：<b>{of.name}</b>{' '}
          {of.role && word('registeredRole', of.role)}
          {of.factor && of.factor !== '1' ? ` × ${quantity(of.factor)}` : ''}
        </Text>
        {device && (
          <Anchor component={Link} to={device} size="sm">
            {t('unknown_codes.device')}
          </Anchor>
        )}
      </Group>
      <Text size="sm" c="var(--info-ink)">
        {facts.filter(Boolean).join(' · ')}
      </Text>
    </Box>
  )
}

/** An item with its level, how likely it is, and why. */
function SuggestionCard({
  one,
  isChosen,
  onChoose,
}: {
  one: Suggestion
  isChosen: boolean
  onChoose: () => void
}) {
  const t = useT()
  const percent = Math.round(one.score * 100)
  const factor = one.factor ?? one.level?.factor ?? null
  const level = levelOf(one, factor, t)
  return (
    <UnstyledButton
      className="card choice"
      role="radio"
      aria-checked={isChosen}
      data-chosen={isChosen || undefined}
      p="sm"
      onClick={onChoose}
    >
      <Group justify="space-between" wrap="nowrap" gap="md">
        <div style={{ minWidth: 0 }}>
          <Text fw={650} fz={16}>
            {one.item.code} {one.item.name}
          </Text>
          <Text size="sm">{[one.item.specification, level].filter(Boolean).join(' · ')}</Text>
          <Group gap={6} mt={6}>
            {one.reasons.map((reason) => (
              <Chip key={reason} tone="idle">
                {word('suggestionReason', reason)}
              </Chip>
            ))}
            {isLevelMissing(one) && <Chip tone="warn">{t('unknown_codes.levelMissing')}</Chip>}
          </Group>
        </div>
        <Box w={92} style={{ flex: 'none' }}>
          <Text fw={700} fz={17} ta="right">
            {percent}%
          </Text>
          <Progress value={percent} size={5} aria-label={t('unknown_codes.likely', { percent })} />
        </Box>
      </Group>
    </UnstyledButton>
  )
}

function levelOf(one: Suggestion, factor: string | null, t: Translate): string {
  if (one.level) return `${word('level', one.level.name)} × ${quantity(one.level.factor)}`
  if (factor === null) return t('unknown_codes.levelUnknown')
  return factor === '1' ? word('level', 'base') : `× ${quantity(factor)}`
}
