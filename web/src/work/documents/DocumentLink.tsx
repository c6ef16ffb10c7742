import { Link } from '@tanstack/react-router'
import { word } from '@/messages/codes'
import { useAddresses } from '@/work/house/useRooms'

/** A document by its number, leading to its page where there is one. */
export function DocumentLink({
  document,
  withKind = false,
}: {
  document: { id: string; kind: string; number: string }
  withKind?: boolean
}) {
  const { page } = useAddresses()
  const to = page(document.kind, document.id)
  const text = withKind ? `${word('kind', document.kind)} ${document.number}` : document.number
  if (to === null) return <>{text}</>
  return (
    <Link to={to} className="quiet">
      {text}
    </Link>
  )
}
