import type { CommandBody, CommandPath } from '@/api/commands'
import type { CommandInput } from './outbox'
import type { Scan } from './store'

/** A command for the outbox; what it is called on screen follows from its address. */
export function command<Path extends CommandPath>(
  path: Path,
  body: CommandBody<Path>,
  more: { scans?: Scan[]; reason?: string } = {},
): CommandInput {
  const name = path.slice(1).replaceAll('/', '_').replaceAll('-', '_')
  return { path, title: `codes.action.${name}`, command: body, ...more }
}
