// Before the first paint, so that a dark screen does not flash white. A file of its own: the
// content security policy allows no inline script.
try {
  var stored = localStorage.getItem('mantine-color-scheme-value')
  var dark = stored === 'dark' ||
    (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  document.documentElement.lang = localStorage.getItem('tongma.language') || 'zh-CN'
} catch {
  document.documentElement.setAttribute('data-mantine-color-scheme', 'light')
}
