import { useQuery } from '@tanstack/react-query'
import { get } from '@/api/client'
import { ApiError } from '@/api/problem'
import type { DocumentLine, FullDocument } from './shapes'

/** A document; where a kind is given, one of another kind is not found. */
export function useDocument(id: string, kind?: string) {
  return useQuery({
    queryKey: ['document', id],
    queryFn: () => get<FullDocument>(`/documents/${id}`),
    select: (document) => {
      if (kind !== undefined && document.header.kind !== kind) throw notThere(id)
      return document
    },
  })
}

/** As the server says it of an id that is no document's. */
function notThere(id: string): ApiError {
  const problem = { status: 404, code: 'document_unknown', facts: { document: id } }
  return new ApiError({ kind: 'refused', problem })
}

/** A document and the one line of it that a task is about. */
export function useDocumentLine(documentId: string, lineId: string) {
  const query = useDocument(documentId)
  const line: DocumentLine | null = query.data?.lines.find((each) => each.id === lineId) ?? null
  return { ...query, line }
}
