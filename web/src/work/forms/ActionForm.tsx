import { useT } from '@/messages'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { Fields } from './Fields'
import { inputOf, type ActionSpec } from './action'
import { long, type FieldSpec, type FormValues } from './fields'
import { RightButton } from './RightButton'
import { useFields } from './useFields'
import { heldRows, heldTitle } from './held'
import { RefusalBlock } from '@/ui/RefusalBlock'
import { ResultBlock } from '@/ui/ResultBlock'
import { useCommand } from './useCommand'

/** A button that opens the action's form; it says why when the person may not. */
export function ActionButton({
  spec,
  icon,
  big = false,
  small = false,
}: {
  spec: ActionSpec
  icon?: ReactNode
  big?: boolean
  small?: boolean
}) {
  const [isOpen, setOpen] = useState(false)
  const { run, isBusy, outcome, dismiss } = useCommand()

  async function press(): Promise<void> {
    if (spec.atOnce) spec.onDone?.(await run(inputOf(spec, {})))
    else setOpen(true)
  }
  return (
    <>
      <RightButton
        {...{ icon, big, small, isBusy }}
        look={spec}
        right={spec.name}
        onPress={() => void press()}
      />
      {isOpen && <ActionDialog spec={spec} onClose={() => setOpen(false)} big={big} />}
      {outcome?.kind === 'refused' && (
        <Modal opened onClose={dismiss} title={spec.label}>
          <RefusalBlock problem={outcome.problem} onDismiss={dismiss} />
        </Modal>
      )}
    </>
  )
}

export function ActionDialog({
  spec,
  onClose,
  big = false,
}: {
  spec: ActionSpec
  onClose: () => void
  big?: boolean
}) {
  const t = useT()
  return (
    <Modal
      opened
      onClose={onClose}
      title={spec.label}
      size={spec.fields.some((field) => field.kind === 'rows') ? 820 : 'lg'}
      fullScreen={big}
      closeButtonProps={{ 'aria-label': t('ui.button.close') }}
      styles={{ title: { fontWeight: 650, fontSize: 18 } }}
    >
      <ActionForm spec={spec} onClose={onClose} big={big} />
    </Modal>
  )
}

function withReason(spec: ActionSpec, label: string, placeholder: string): FieldSpec[] {
  if (!spec.reason) return [...spec.fields]
  const required = spec.reason === 'required'
  return [...spec.fields, long('reason', label, { placeholder, required })]
}

function ActionForm({
  spec,
  onClose,
  big,
}: {
  spec: ActionSpec
  onClose: () => void
  big: boolean
}) {
  const t = useT()
  const fields = withReason(spec, t('ui.field.reason'), t('ui.field.reasonPlaceholder'))
  const { form, whenSent } = useFields(fields)
  const { run, isBusy, outcome, dismiss } = useCommand()

  async function submit(values: FormValues): Promise<void> {
    const result = await run(inputOf(spec, values))
    if (result.kind === 'accepted') onClose()
    spec.onDone?.(result)
  }

  const close = (): void => {
    dismiss()
    onClose()
  }
  const isSettled = outcome?.kind === 'held' || outcome?.kind === 'queued'
  return (
    <form onSubmit={whenSent((values) => void submit(values))} noValidate>
      <Stack>
        {spec.explain && <Text c="dimmed">{spec.explain}</Text>}
        {!isSettled && <Fields fields={fields} form={form} big={big} />}
        {outcome?.kind === 'refused' && (
          <RefusalBlock problem={outcome.problem} onDismiss={dismiss} />
        )}
        {isSettled && (
          <ResultBlock
            tone="warn"
            title={outcome.kind === 'held' ? heldTitle(outcome.answer) : t('ui.refusal.queued')}
            rows={outcome.kind === 'held' ? heldRows(outcome.answer) : []}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" size={big ? 'lg' : 'sm'} onClick={close}>
            {t(isSettled ? 'ui.button.close' : 'ui.button.cancel')}
          </Button>
          {!isSettled && (
            <Button
              type="submit"
              loading={isBusy}
              color={spec.danger ? 'red' : undefined}
              size={big ? 'lg' : 'sm'}
            >
              {spec.label}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}
