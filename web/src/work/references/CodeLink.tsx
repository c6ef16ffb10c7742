import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'

/** The page of one code: what it means and meant. */
export function codePath({ scheme, value }: { scheme: string; value: string }): string {
  return `/codes?${new URLSearchParams({ scheme, value }).toString()}`
}

/** A code that leads to its history. */
export function CodeLink({ scheme, value }: { scheme: string; value: string }) {
  return (
    <Anchor component={Link} to={codePath({ scheme, value })} className="code" fz={14}>
      {value}
    </Anchor>
  )
}
