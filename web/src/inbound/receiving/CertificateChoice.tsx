import { Button, Stack, Text } from '@mantine/core'
import { useT } from '@/messages'
import { Chip } from '@/ui/Badge'
import { word } from '@/messages/codes'
import { NO_CERTIFICATE, type Certificate } from './certificates'

/** Which certificate the lot carries: asked for once for each lot. */
export function CertificateChoice({
  offers,
  onChosen,
}: {
  offers: Certificate[]
  onChosen: (certificate: string) => void
}) {
  const t = useT()
  return (
    <Stack className="card" p="md" gap="sm">
      <Text component="h2" m={0} fz={17} fw={650}>
        {t('receiving.floor.whichCertificate')}
      </Text>
      {offers.map((one) => (
        <Button
          key={one.id}
          size="lg"
          h="auto"
          py={10}
          variant={one.state === 'valid' ? 'filled' : 'default'}
          justify="space-between"
          rightSection={
            one.state === 'valid' ? null : (
              <Chip tone="error">{word('certificateState', one.state)}</Chip>
            )
          }
          onClick={() => onChosen(one.id)}
        >
          <span style={{ textAlign: 'left', whiteSpace: 'normal' }}>
            {word('certificateKind', one.kind)} {one.number}
            <br />
            <small>
              {one.valid_from} – {one.valid_to || t('receiving.floor.noEnd')}
            </small>
          </span>
        </Button>
      ))}
      <Button size="lg" variant="subtle" onClick={() => onChosen(NO_CERTIFICATE)}>
        {t('receiving.floor.noCertificate')}
      </Button>
    </Stack>
  )
}
