import { useT, lookUp } from '@/messages'
import { Button, Group, Modal, Stack, Text, Tooltip } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { ActionName } from '@/api/commands'
import { useSession } from '@/work/session/session'
import type { CommandInput, Outcome } from '@/outbox/outbox'
import { Fields } from './Fields'
import { faults, initialValues, type FieldSpec, type FormValues } from './form'
import { heldRows, heldTitle } from './held'
import { RefusalBlock } from '@/ui/RefusalBlock'
import { ResultBlock } from '@/ui/ResultBlock'
import { useCommand } from './useCommand'

/** Something that a person can do, as data: the right it needs, what it asks, what it sends. */
export interface ActionSpec {
  /** The right, for example "purchasing.cancel_order"; also names the command. */
  action: ActionName
  label: string
  fields: FieldSpec[]
  command: (values: FormValues) => unknown
  /** The address, if it does not follow from the action. */
  path?: string
  explain?: string
  danger?: boolean
  primary?: boolean
  /** No form: one click does it. For what can be taken back as easily. */
  atOnce?: boolean
  /** Ask for a reason, which goes into the record. */
  reason?: 'required' | 'optional'
  onDone?: (outcome: Outcome) => void
}

/** "purchasing.cancel_order" is sent to "/purchasing/cancel-order". */
export function pathOf(action: string): string {
  return `/${action.replace('.', '/').replaceAll('_', '-')}`
}

/** A button that opens the action's form; it says why when the person may not. */
export function ActionButton({
  spec,
  icon,
  big = false,
  small = false,
  onPress,
}: {
  spec: ActionSpec
  icon?: ReactNode
  big?: boolean
  small?: boolean
  /** Asks for something first, instead of opening the form. */
  onPress?: () => void
}) {
  const { can } = useSession()
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const { run, isBusy, outcome, dismiss } = useCommand()
  const allowed = can(spec.action)

  async function press(): Promise<void> {
    if (!allowed) return
    if (onPress) {
      onPress()
      return
    }
    if (!spec.atOnce) {
      setOpen(true)
      return
    }
    spec.onDone?.(await run(inputOf(spec, {})))
  }
  return (
    <>
      <Tooltip
        label={t('ui.action.notAllowed', { action: actionName(spec.action) })}
        disabled={allowed}
      >
        <Button
          variant={spec.primary ? 'filled' : 'default'}
          color={spec.danger ? 'red' : undefined}
          size={big ? 'lg' : small ? 'xs' : 'sm'}
          loading={isBusy}
          fullWidth={big}
          leftSection={icon}
          data-disabled={!allowed || undefined}
          aria-disabled={!allowed || undefined}
          onClick={() => void press()}
        >
          {spec.label}
        </Button>
      </Tooltip>
      {isOpen && <ActionDialog spec={spec} onClose={() => setOpen(false)} big={big} />}
      {outcome?.kind === 'refused' && (
        <Modal opened onClose={dismiss} title={spec.label}>
          <RefusalBlock problem={outcome.problem} onDismiss={dismiss} />
        </Modal>
      )}
    </>
  )
}

export function actionName(action: string): string {
  return lookUp(`codes.action.${action.replace('.', '_')}`, action)
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
  if (!spec.reason) return spec.fields
  const required = spec.reason === 'required'
  return [...spec.fields, { name: 'reason', label, placeholder, kind: 'long', required }]
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
  const [values, setValues] = useState<FormValues>(() => initialValues(fields))
  const [checked, setChecked] = useState(false)
  const { run, isBusy, outcome, dismiss } = useCommand()
  const missing = faults(fields, values)
  const wrong = new Map<string, string>()
  if (checked) for (const name of missing) wrong.set(name, t('ui.field.invalid'))

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setChecked(true)
    if (missing.size > 0) return
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
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        {spec.explain && <Text c="dimmed">{spec.explain}</Text>}
        {!isSettled && (
          <Fields fields={fields} values={values} onChange={setValues} wrong={wrong} big={big} />
        )}
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

function inputOf(spec: ActionSpec, values: FormValues): CommandInput {
  const reason = typeof values['reason'] === 'string' ? values['reason'] : ''
  return {
    path: spec.path ?? pathOf(spec.action),
    title: `codes.action.${spec.action.replace('.', '_')}`,
    command: spec.command(values),
    ...(spec.reason && reason !== '' ? { reason } : {}),
  }
}
