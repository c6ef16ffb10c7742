/** Shows what cannot be seen: control characters by their symbols, for a person to compare. */
const PICTURES: Record<string, string> = {
  '\x1d': '␝',
  '\x1e': '␞',
  '\x1c': '␜',
  '\x1f': '␟',
  '\x04': '␄',
  '\r': '␍',
  '\n': '␊',
  '\t': '␉',
}

export function visible(raw: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return raw.replace(/[\x00-\x1f]/g, (char) => PICTURES[char] ?? '·')
}

/** Bytes in hexadecimal, for the scanner test page. */
export function hex(raw: string): string {
  const bytes = new TextEncoder().encode(raw)
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ')
}
