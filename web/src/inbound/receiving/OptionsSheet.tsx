import { useT } from '@/messages'
import { Button, Drawer, Stack, Switch, Text } from '@mantine/core'
import { PhotoButton } from '@/work/forms/PhotoButton'
import { QuantityField } from '@/work/floor/QuantityField'

/** What holds for the next goods scanned, beyond what their code says. */
export interface GoodsOptions {
  quantity: string
  lot: string
  expiry: string
  serials: string[] | null
  sealed: boolean | null
  damaged: boolean
  photo: string
  secondLook: boolean
  /** Empty until it is known which certificate the lot carries. */
  certificate: string
}

export const NEXT_GOODS: GoodsOptions = {
  quantity: '',
  lot: '',
  expiry: '',
  serials: null,
  sealed: null,
  damaged: false,
  photo: '',
  secondLook: false,
  certificate: '',
}

export function OptionsSheet({
  isOpen,
  onClose,
  options,
  onChange,
}: {
  isOpen: boolean
  onClose: () => void
  options: GoodsOptions
  onChange: (options: GoodsOptions) => void
}) {
  const t = useT()
  const set = (change: Partial<GoodsOptions>): void => onChange({ ...options, ...change })
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="bottom"
      size={400}
      title={t('receiving.floor.nextGoods')}
      closeButtonProps={{ 'aria-label': t('ui.button.close') }}
      styles={{ title: { fontWeight: 650, fontSize: 19 } }}
    >
      <Stack gap="lg" pb="md">
        <QuantityField
          label={t('receiving.floor.howMany')}
          value={options.quantity}
          onChange={(quantity) => set({ quantity })}
        />
        <Switch
          size="lg"
          label={t('receiving.floor.sealed')}
          description={t('receiving.floor.sealedText')}
          checked={options.sealed ?? true}
          onChange={(event) => set({ sealed: event.currentTarget.checked })}
        />
        <Switch
          size="lg"
          label={t('receiving.floor.damaged')}
          description={t('receiving.floor.damagedText')}
          checked={options.damaged}
          onChange={(event) => set({ damaged: event.currentTarget.checked })}
        />
        {options.damaged && <PhotoButton onPhoto={(photo) => set({ photo })} />}
        {options.damaged && options.photo === '' && (
          <Text c="dimmed">{t('receiving.floor.photoNeeded')}</Text>
        )}
        <Button size="lg" onClick={onClose}>
          {t('ui.button.done')}
        </Button>
      </Stack>
    </Drawer>
  )
}
