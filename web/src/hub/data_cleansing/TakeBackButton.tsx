import { useQuery } from '@tanstack/react-query'
import { get } from '@/api/client'
import { useT } from '@/messages'
import { ActionButton } from '@/work/forms/ActionForm'
import { word } from '@/messages/codes'
import { action } from '@/work/forms/action'
import type { TakeBack } from './shapes'

const SHOWN = 5

/** Everything that the run made is taken back as one step; what cannot be is said before. */
export function TakeBackButton({ run }: { run: string }) {
  const t = useT()
  const { data } = useQuery({
    queryKey: ['cleaning-take-back', run],
    queryFn: () => get<TakeBack>(`/cleaning/runs/${run}/take-back`),
  })
  const kept = (data?.kept ?? [])
    .slice(0, SHOWN)
    .map(({ line, why }) => `${t('ui.list.line', { line })}: ${word('keptWhy', why)}`)
  const more = (data?.kept.length ?? 0) > SHOWN ? ' …' : ''
  return (
    <ActionButton
      spec={action('cleaning.take_back_run', {
        label: t('data_cleansing.takeBack'),
        explain:
          t('data_cleansing.takeBackText', {
            items: data?.items ?? '…',
            codes: data?.codes ?? '…',
            kept: data?.kept.length ?? 0,
          }) + (kept.length > 0 ? ` ${kept.join('；')}${more}` : ''),
        danger: true,
        reason: 'required',
        command: () => ({ run }),
      })}
    />
  )
}
