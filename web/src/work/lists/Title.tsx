import { useTitles } from './useTitles'

/** What the record with an id is called; 0 is none. */
export function Title({ id }: { id: string }) {
  const title = useTitles([id])
  return <>{id === '0' || id === '' ? '—' : title(id)}</>
}
