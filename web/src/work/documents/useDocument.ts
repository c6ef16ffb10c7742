import { useQuery } from '@tanstack/react-query'
import { get } from '@/api/client'
import type { DocumentLine, FullDocument } from './shapes'

export function useDocument(id: string) {
  return useQuery({
    queryKey: ['document', id],
    queryFn: () => get<FullDocument>(`/documents/${id}`),
  })
}

/** A document and the one line of it that a task is about. */
export function useDocumentLine(documentId: string, lineId: string) {
  const query = useDocument(documentId)
  const line: DocumentLine | null = query.data?.lines.find((each) => each.id === lineId) ?? null
  return { ...query, line }
}
