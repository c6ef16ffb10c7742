"""HTTP of documents as they are read."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedWord
from tongma.foundation.platform.http import Caller, RowId
from tongma.foundation.platform.reach import reach_of
from tongma.foundation.platform.shapes import PageShape, Shape
from tongma.foundation.platform.sorting import order_of
from tongma.views.documents.query import headers, whole
from tongma.views.documents.shapes import HeaderOut, WholeDocumentOut
from tongma.views.documents.sheet import HEADERS_COLUMNS
from tongma.work.documents.listing import SORTS, DocumentFilter, find_documents

router = APIRouter(tags=["documents"])
HEADERS = PageShape[HeaderOut](HeaderOut, HEADERS_COLUMNS)
WHOLE = Shape[WholeDocumentOut](WholeDocumentOut)


@router.get("/documents", responses=HEADERS.responses(401, 403, 422, 503))
def list_documents(
    request: Request,
    actor: Caller,
    page: lists.SortedPageOf,
    kind: Annotated[AskedWord, Query(pattern=r"^[a-z_]*$")] = "",
    state: AskedWord = "",
    partner: lists.IdFilter = 0,
    item: lists.IdFilter = 0,
) -> Response:
    """Documents of all kinds, the newest first unless ``sort`` says else; ``q`` finds numbers."""
    wanted = DocumentFilter(kind, state, page.q, partner, 0, item)
    order = order_of(SORTS, page.sort, page.after)
    reach = reach_of(actor, "documents.read")
    with request.app.state.runtime.database.read() as connection:
        found = find_documents(connection, wanted, reach, order=order, limit=page.size)
        shown = headers(connection, found.rows)
    return HEADERS.answer(kind or "documents", page, shown, found.cursors)


@router.get("/documents/{document_id}", responses=WHOLE.responses(401, 403, 404, 422, 503))
def read_document(request: Request, actor: Caller, document_id: RowId) -> Response:
    """One document with lines, links, notes and files."""
    reach = reach_of(actor, "documents.read")
    with request.app.state.runtime.database.read() as connection:
        return WHOLE.answer(whole(connection, document_id, reach))
