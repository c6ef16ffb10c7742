import { useT } from '@/messages'
import { Box, Button, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { GoodsOptions } from './OptionsSheet'

/** What the code does not say and the label prints: asked for once, then the scan is sent again. */
export function MissingFields({
  code,
  onFilled,
}: {
  code: string
  onFilled: (filled: Partial<GoodsOptions>) => void
}) {
  const t = useT()
  const [lot, setLot] = useState('')
  const [expiry, setExpiry] = useState('')
  const [serials, setSerials] = useState('')
  const list = serials.split(/[\s,，]+/).filter(Boolean)
  const filled: Partial<GoodsOptions> = {
    ...(lot ? { lot: lot.trim() } : {}),
    ...(expiry ? { expiry } : {}),
    ...(list.length > 0 ? { serials: list } : {}),
  }
  return (
    <Box className="card" p="md">
      <Stack>
        {code === 'serial_required' ? (
          <Textarea
            label={t('ui.field.serial')}
            description={t('receiving.floor.serialsText')}
            size="lg"
            autosize
            minRows={3}
            value={serials}
            onChange={(event) => setSerials(event.currentTarget.value)}
          />
        ) : (
          <>
            <TextInput
              label={t('ui.field.lot')}
              size="lg"
              value={lot}
              autoComplete="off"
              onChange={(event) => setLot(event.currentTarget.value)}
            />
            <TextInput
              label={t('ui.field.expiry')}
              type="date"
              size="lg"
              value={expiry}
              onChange={(event) => setExpiry(event.currentTarget.value)}
            />
          </>
        )}
        <Button
          size="lg"
          disabled={Object.keys(filled).length === 0}
          onClick={() => onFilled(filled)}
        >
          {t('ui.button.confirm')}
        </Button>
      </Stack>
    </Box>
  )
}
