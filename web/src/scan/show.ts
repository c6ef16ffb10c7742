/** Shows what cannot be seen: control characters by their names, for a person to compare. */
const PICTURES: Record<string, string> = {
  '\x1d': '‹GS›',
  '\x1e': '‹RS›',
  '\x1c': '‹FS›',
  '\x1f': '‹US›',
  '\x04': '‹EOT›',
  '\r': '‹CR›',
  '\n': '‹LF›',
  '\t': '‹TAB›',
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
