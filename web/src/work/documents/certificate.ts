import type { DocumentLine } from './shapes'

/** The certificate that a received line was given. */
export function certificateOf(line: DocumentLine): { number: string; valid_to: string } | null {
  return (line.more['certificate'] as ReturnType<typeof certificateOf> | undefined) ?? null
}
