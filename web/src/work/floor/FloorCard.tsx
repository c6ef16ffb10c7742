import { Box, Group, Text, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** One thing to tap: title, what it is about, and where it leads. */
export function FloorCard({
  to,
  onClick,
  title,
  detail,
  side,
}: {
  to?: string
  onClick?: () => void
  title: ReactNode
  detail?: ReactNode
  side?: ReactNode
}) {
  const inside = (
    <Group wrap="nowrap" gap={10}>
      <Box style={{ flex: 1, minWidth: 0 }}>
        <Text fw={620} fz={17} lineClamp={2}>
          {title}
        </Text>
        {detail && (
          <Text fz={15} c="dimmed" component="div">
            {detail}
          </Text>
        )}
      </Box>
      {side}
      <IconChevronRight size={22} color="var(--soft)" aria-hidden style={{ flex: 'none' }} />
    </Group>
  )
  const style = { padding: 14, minHeight: 64, display: 'block', width: '100%' }
  return to ? (
    <UnstyledButton component={Link} to={to} className="card" style={style}>
      {inside}
    </UnstyledButton>
  ) : (
    <UnstyledButton onClick={onClick} className="card" style={style}>
      {inside}
    </UnstyledButton>
  )
}
