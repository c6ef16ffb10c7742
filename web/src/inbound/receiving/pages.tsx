import { useParams } from '@tanstack/react-router'
import { DocumentList } from '@/work/documents/DocumentList'
import { DocumentScreen } from '@/work/documents/DocumentScreen'
import type { DocumentConfig } from '@/work/documents/config'
import { more } from '@/work/documents/money'
import type { DocumentLine } from '@/work/documents/shapes'
import { t as inCurrentLanguage, useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { word } from '@/messages/codes'
import { certificateOf } from '@/work/documents/certificate'
import { action } from '@/work/forms/action'

export function Receipts() {
  const t = useT()
  return (
    <DocumentList
      kind="receipt"
      title={t('inbound.receipts')}
      partnerLabel={t('ui.field.supplier')}
    />
  )
}

/** A buyer's decision on goods beyond the order, and undoing while nobody has touched them. */
function LineActions({ line }: { line: DocumentLine }) {
  const t = useT()
  const decide = (decision: 'accept' | 'return', label: string) => (
    <ActionButton
      spec={action('purchasing.decide_excess', {
        label,
        reason: 'optional',
        command: () => ({ receipt_line: line.id, decision }),
      })}
    />
  )
  if (line.state === 'undecided') {
    return (
      <>
        {decide('accept', t('receiving.acceptExcess'))}
        {decide('return', t('receiving.returnExcess'))}
      </>
    )
  }
  if (line.state !== 'open') return null
  return (
    <ActionButton
      spec={action('receiving.undo_line', {
        label: t('receiving.undo'),
        reason: 'required',
        command: () => ({ line: line.id }),
      })}
    />
  )
}

function OneLine({ children }: { children: string }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{children}</span>
}

const RECEIPT: DocumentConfig = {
  lineColumns: () => [
    {
      key: 'disposition',
      title: inCurrentLanguage('receiving.disposition'),
      cell: (line) => (
        <OneLine>{word('disposition', String(more(line)['disposition'] ?? ''))}</OneLine>
      ),
    },
    {
      key: 'way',
      title: inCurrentLanguage('receiving.way'),
      cell: (line) => <OneLine>{word('way', String(more(line)['way'] ?? ''))}</OneLine>,
    },
    {
      key: 'certificate',
      title: inCurrentLanguage('ui.field.certificate'),
      cell: (line) => <OneLine>{certificateOf(line)?.number ?? '—'}</OneLine>,
    },
  ],
  lineActions: (_document, line) => <LineActions line={line} />,
  actions: ({ header }) =>
    header.state === 'open' ? (
      <ActionButton
        spec={action('receiving.close_receipt', {
          label: inCurrentLanguage('codes.action.receiving_close_receipt'),
          primary: true,
          command: () => ({ receipt: header.id }),
        })}
      />
    ) : null,
}

export function Receipt() {
  const t = useT()
  const { id } = useParams({ strict: false }) as { id: string }
  return <DocumentScreen id={id} config={{ ...RECEIPT, partnerLabel: t('ui.field.supplier') }} />
}

export function Acceptance() {
  const t = useT()
  const { id } = useParams({ strict: false }) as { id: string }
  const config: DocumentConfig = {
    partnerLabel: t('ui.field.supplier'),
    lineActions: (_document, line) =>
      line.state === 'released' || line.state === 'rejected' ? (
        <ActionButton
          spec={action('acceptance.withdraw_acceptance', {
            label: t('codes.action.acceptance_withdraw_acceptance'),
            reason: 'required',
            command: () => ({ line: line.id }),
          })}
        />
      ) : null,
  }
  return <DocumentScreen id={id} config={config} />
}
