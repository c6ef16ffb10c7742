import { useQuery } from '@tanstack/react-query'
import { get } from '@/api/client'
import type { DocumentLine, FullDocument } from '@/work/documents/shapes'

/** A document and the one line of it that a task is about. */
export function useDocumentLine(documentId: string, lineId: string) {
  const query = useQuery({
    queryKey: ['document', documentId],
    queryFn: () => get<FullDocument>(`/documents/${documentId}`),
  })
  const line: DocumentLine | null = query.data?.lines.find((each) => each.id === lineId) ?? null
  return { ...query, line }
}
