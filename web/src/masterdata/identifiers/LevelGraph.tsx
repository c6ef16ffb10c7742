import { Box, Stack, Text } from '@mantine/core'
import { IconArrowNarrowRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useT } from '@/messages'
import { quantity } from '@/ui/format'
import { word } from '@/messages/codes'
import { codePath } from '@/work/references/CodeLink'
import type { Binding } from './shapes'
import type { Level } from '@/work/references/levels'

/** An item's packaging from the base unit up, each level with the codes that name it. */
export function LevelGraph({ levels, bindings }: { levels: Level[]; bindings: Binding[] }) {
  const t = useT()
  const steps = [
    { id: '0', name: 'base', factor: '1' },
    ...[...levels].sort((a, b) => Number(a.factor) - Number(b.factor)),
  ]
  return (
    <Box component="figure" m={0} className="level-graph" aria-label={t('identifiers.graph')}>
      {steps.map((step, index) => (
        <Box key={step.id} className="level-step">
          {index > 0 && (
            <Text className="level-arrow" c="dimmed" fz={13} component="div">
              <IconArrowNarrowRight size={20} aria-hidden />
              {multiple(step.factor, steps[index - 1]?.factor)}
            </Text>
          )}
          <Stack className="level-box" gap={6}>
            <Text fw={650} fz={15}>
              {word('level', step.name)}
              <Text span c="dimmed" fz={13} fw={500}>
                {' '}
                {index > 0 && `= ${quantity(step.factor)} ${t('identifiers.baseUnits')}`}
              </Text>
            </Text>
            <Codes bindings={bindings.filter(({ level }) => level === step.id)} />
          </Stack>
        </Box>
      ))}
    </Box>
  )
}

function Codes({ bindings }: { bindings: Binding[] }) {
  const t = useT()
  if (bindings.length === 0) {
    return (
      <Text fz={13} c="dimmed">
        {t('identifiers.noCode')}
      </Text>
    )
  }
  return bindings.map((one) => (
    <Link key={one.id} to={codePath(one)} className="level-code" data-status={one.status}>
      <span>{word('scheme', one.scheme)}</span>
      <span className="code">{one.value}</span>
    </Link>
  ))
}

/** How many of the level below are in one; the plain factor where that is no whole number. */
function multiple(factor: string, below: string | undefined): string {
  const times = Number(factor) / Number(below ?? '1')
  return Number.isInteger(times) ? `× ${times}` : ''
}
