import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

/** Celadon 青: calm, and far from the green, amber and red that mean something. */
const celadon: MantineColorsTuple = [
  '#e8f6f5',
  '#d3ebe9',
  '#a6d7d3',
  '#76c2bc',
  '#4fb0a9',
  '#359f97',
  '#1f8a83',
  '#0b6b6b',
  '#085a5b',
  '#05484a',
]

/** Signal red 朱: white on it can be read. */
const signal: MantineColorsTuple = [
  '#fdecec',
  '#f8d6d7',
  '#efabad',
  '#e57c80',
  '#dd5459',
  '#d63a40',
  '#cd2f35',
  '#c0272d',
  '#a81e24',
  '#8d1519',
]

const FONTS =
  '"Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", ' +
  'system-ui, -apple-system, "Segoe UI", sans-serif'

export const theme = createTheme({
  colors: { celadon, red: signal },
  primaryColor: 'celadon',
  // White text on it has a contrast of more than 6, on either ground.
  primaryShade: 7,
  autoContrast: true,
  fontFamily: FONTS,
  fontFamilyMonospace: '"JetBrains Mono", "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
  headings: { fontFamily: FONTS, fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    TextInput: { defaultProps: { size: 'sm' } },
    Table: { defaultProps: { verticalSpacing: 9, horizontalSpacing: 'md' } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35, blur: 1 } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
  },
})

/** The library's pale greys are below the contrast that text needs; these are not. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--soft)',
    '--mantine-color-placeholder': 'var(--soft)',
    '--mantine-color-error': 'var(--error)',
    '--mantine-color-body': 'var(--surface)',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--soft)',
    '--mantine-color-placeholder': 'var(--soft)',
    '--mantine-color-error': 'var(--error-ink)',
    '--mantine-color-body': 'var(--surface)',
  },
})
