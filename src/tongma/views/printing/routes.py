"""HTTP of prints and labels."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedIds, AskedWord, ids_of
from tongma.foundation.platform.http import Caller, RowId, problem_responses
from tongma.foundation.platform.keyfile import secret_of
from tongma.foundation.platform.reach import reach_of
from tongma.foundation.platform.shapes import Rows, Shape
from tongma.views.printing import labels, prints
from tongma.views.printing.note import note_of
from tongma.views.printing.offline import notice_reader
from tongma.views.printing.paper import document_pdf, labels_pdf
from tongma.views.printing.sealed import notice_of, sealed_texts
from tongma.views.printing.shapes import AccompanyingNoteOut, NoteCodesOut, PrintOut
from tongma.views.printing.signing import own_key, published
from tongma.work.documents.query import readable_document
from tongma.work.scanning.command_codes import COMMAND_KEY

router = APIRouter(tags=["printing"])
PRINTS = Shape[Rows[PrintOut]](Rows[PrintOut])
NOTE = Shape[AccompanyingNoteOut](AccompanyingNoteOut)
NOTE_CODES = Shape[NoteCodesOut](NoteCodesOut)
_ERRORS = (401, 403, 404, 409, 422, 503)
_PDF: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}},
    **problem_responses(*_ERRORS),
}
_PAGE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/html": {"schema": {"type": "string"}}}}
}
_IDS_MAX = 500


def _file(content: bytes, name: str) -> Response:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)


def _readable(request: Request, actor: Actor, document_id: RowId) -> str:
    """Return the document's kind. Refusal ``document_unknown`` where there is no right."""
    with request.app.state.runtime.database.read() as connection:
        return readable_document(connection, document_id, actor.reach("documents.read")).kind


@router.get("/documents/{document_id}/prints", responses=PRINTS.responses(*_ERRORS))
def list_prints(request: Request, actor: Caller, document_id: RowId) -> Response:
    """The prints that a document has."""
    return PRINTS.answer(Rows(prints.prints_of(_readable(request, actor, document_id))))


@router.get("/documents/{document_id}/prints/{name}", response_class=Response, responses=_PDF)
def read_print(request: Request, actor: Caller, document_id: RowId, name: AskedWord) -> Response:
    """A document's print as PDF."""
    kind = _readable(request, actor, document_id)
    if name not in {one.name for one in prints.prints_of(kind)}:
        raise refuse("no_print", kind=kind, name=name)
    with request.app.state.runtime.database.read() as connection:
        key = own_key(request.app.state.settings.data)
        paper = prints.paper_of(connection, document_id, actor.reach("documents.read"), key)
    return _file(document_pdf(paper), paper.number)


@router.get("/shipping/shipments/{shipment_id}/note", responses=NOTE.responses(*_ERRORS))
def read_note(request: Request, actor: Caller, shipment_id: RowId) -> Response:
    """The accompanying note 随货同行单 as data, as it was at dispatch."""
    _readable(request, actor, shipment_id)
    with request.app.state.runtime.database.read() as connection:
        return NOTE.answer(note_of(connection, shipment_id))


@router.get(
    "/shipping/shipments/{shipment_id}/note/codes", responses=NOTE_CODES.responses(*_ERRORS)
)
def read_note_codes(request: Request, actor: Caller, shipment_id: RowId) -> Response:
    """The accompanying note as signed codes: texts of QR symbols that are the notice."""
    _readable(request, actor, shipment_id)
    key = own_key(request.app.state.settings.data)
    with request.app.state.runtime.database.read() as connection:
        note = note_of(connection, shipment_id)
    own = published(key)
    texts = sealed_texts(notice_of(note), key)
    return NOTE_CODES.answer(NoteCodesOut(own.algorithm, own.key_id, own.public_key, texts))


@router.get("/notice-reader", response_class=Response, responses=_PAGE)
def read_notice_reader() -> Response:
    """A page in one file that opens signed notices without any network; for everybody, to keep."""
    page, policy = notice_reader()
    headers = {"Content-Security-Policy": policy}
    return Response(page, media_type="text/html; charset=utf-8", headers=headers)


@router.get("/labels/places", response_class=Response, responses=_PDF)
def print_place_labels(request: Request, _actor: Caller, ids: AskedIds) -> Response:
    """Labels of bins and docks; ``ids`` joined by commas."""
    wanted = ids_of(ids)[:_IDS_MAX]
    with request.app.state.runtime.database.read() as connection:
        made = labels.place_labels(connection, wanted)
    return _file(labels_pdf(made), "places")


@router.get("/labels/test-sheet", response_class=Response, responses=_PDF)
def print_test_sheet(_actor: Caller) -> Response:
    """The two symbols that a scanner station is diagnosed with, to be scanned in their order."""
    return _file(labels_pdf(labels.test_sheet()), "test-sheet")


@router.get("/labels/commands", response_class=Response, responses=_PDF)
def print_command_sheet(request: Request, _actor: Caller) -> Response:
    """Command barcodes of this installation, to be hung up: each opens the screen of a work."""
    key = secret_of(request.app.state.settings.data, COMMAND_KEY)
    return _file(labels_pdf(labels.command_sheet(key)), "commands")


@router.get("/labels/cartons/{place}", response_class=Response, responses=_PDF)
def print_carton_label(request: Request, actor: Caller, place: RowId) -> Response:
    """A carton's label with its SSCC."""
    reach = reach_of(actor, "stock.read")
    with request.app.state.runtime.database.read() as connection:
        made = labels.carton_label(connection, place, reach)
    return _file(labels_pdf([made]), "carton")


@router.get("/labels/items/{item}", response_class=Response, responses=_PDF)
def print_goods_labels(
    request: Request,
    actor: Caller,
    item: RowId,
    lot: lists.IdFilter = 0,
    piece: lists.IdFilter = 0,
    copies: Annotated[int, Query(ge=1, le=labels.COPIES_MAX)] = 1,
) -> Response:
    """Labels of goods: code, expiry, lot, serial as GS1 Data Matrix and in words."""
    reach = reach_of(actor, "stock.read")
    goods = labels.LabelledGoods(item, lot, piece, copies)
    with request.app.state.runtime.database.read() as connection:
        made = labels.goods_labels(connection, goods, reach)
    return _file(labels_pdf(made), f"item-{item}")
