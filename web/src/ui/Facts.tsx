import { Box, SimpleGrid, Text } from '@mantine/core'
import type { ReactNode } from 'react'

export interface HeaderFact {
  label: string
  value: ReactNode
}

/** Labelled values in a card. */
export function Facts({ facts }: { facts: HeaderFact[] }) {
  return (
    <Box className="card" p="md">
      <SimpleGrid component="dl" m={0} cols={{ base: 2, sm: 3, lg: 5 }} spacing="lg">
        {facts.map((fact) => (
          <div key={fact.label}>
            <Text component="dt" size="sm" c="dimmed">
              {fact.label}
            </Text>
            <Text component="dd" m={0} fw={550}>
              {fact.value}
            </Text>
          </div>
        ))}
      </SimpleGrid>
    </Box>
  )
}
