import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useT } from '@/messages'

/** Opens a PDF of labels, to be printed. */
export function PrintLink({ href }: { href: string }) {
  const t = useT()
  return (
    <Button
      component="a"
      href={href}
      target="_blank"
      variant="default"
      size="xs"
      leftSection={<IconPrinter size={15} aria-hidden />}
    >
      {t('ui.document.label')}
    </Button>
  )
}
